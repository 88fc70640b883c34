// How much work one evaluation may do: an expression that would take long ends with an error and never hangs a debugger.
import { ExpressionError, type Place } from './expression.ts';

export interface Fuel {
  left: number;
}

/** Enough to filter the candidates of the widest step (256 × 256) by a few conditions, in well under a second. */
export const newFuel = (): Fuel => ({ left: 1_000_000 });

/** @throws {ExpressionError} once all is spent. */
export function spend(fuel: Fuel, work: number, at: Place): void {
  fuel.left -= work;
  if (fuel.left < 0) {
    throw new ExpressionError(
      'The expression takes too long: ask for less, as with `candidates` of this step only.',
      at,
    );
  }
}
