// What an expression is once it is read: a tree whose parts know their place in the text.

/** UTF-16 code units from the start of the text. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

export type BinaryOperator =
  | ('+' | '-' | '*' | '/' | '%')
  | ('==' | '!=' | '<' | '<=' | '>' | '>=')
  | ('in' | '&&' | '||');

export type Expression = { readonly at: Place } & (
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression }
  | {
      readonly kind: 'call';
      readonly of: Expression;
      readonly method: string;
      readonly args: readonly Expression[];
    }
  | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'choice';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
);

/** An expression that cannot be read or has no value; the message is one sentence that says what to do. */
export class ExpressionError extends Error {
  /** Where, in UTF-16 code units from the start of the text. */
  readonly offset: number;
  readonly length: number;
  constructor(message: string, place: Place) {
    super(message);
    this.name = 'ExpressionError';
    this.offset = place.offset;
    this.length = place.length;
  }
}

/** How tightly each operator binds; `!` and `-` before an operand bind with 8, members and calls with 9. */
export const powers: Readonly<Record<BinaryOperator, number>> = {
  '||': 2,
  '&&': 3,
  in: 5,
  '==': 5,
  '!=': 5,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
};
export const choicePower = 1;
/** The word `not` binds less than a comparison. */
export const notPower = 4;
export const unaryPower = 8;

const nameStart = /[\p{ID_Start}_$]/u;
const namePart = /[\p{ID_Continue}$]/u;

export const startsName = (character: string): boolean => nameStart.test(character);
export const continuesName = (character: string): boolean => namePart.test(character);

/** Words that are no names. After a dot they are. */
export const reserved: ReadonlySet<string> = new Set(['true', 'false', 'null', 'and', 'or', 'not', 'in']);

/** Whether a name can stand after a dot; others need `["…"]`. */
export function isPlainName(name: string): boolean {
  const characters = Array.from(name);
  return (
    characters.every((character, index) =>
      index === 0 ? startsName(character) : continuesName(character),
    ) && name !== ''
  );
}
