// Writes an expression as text that reads back as the same expression.
import { type Expression, isPlainName, powers, unaryPower } from './expression.ts';

const postfixPower = 9;

/** The shortest brackets that keep the meaning. `parseExpression` gives the same expression back, places aside. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'list':
      return `[${expression.items.map(printExpression).join(', ')}]`;
    case 'name':
      return expression.name;
    case 'member':
      return memberText(within(expression.of, postfixPower), expression.name);
    case 'index':
      return `${within(expression.of, postfixPower)}[${printExpression(expression.index)}]`;
    case 'call': {
      const args = expression.args.map(printExpression).join(', ');
      return `${within(expression.of, postfixPower)}.${expression.method}(${args})`;
    }
    case 'unary':
      return expression.operator + within(expression.operand, unaryPower);
    case 'binary': {
      const power = powers[expression.operator];
      // Comparisons do not chain, so both sides of one need brackets around another.
      const left = within(expression.left, power === powers['<'] ? power + 1 : power);
      return `${left} ${expression.operator} ${within(expression.right, power + 1)}`;
    }
    case 'choice': {
      const { condition, yes, no } = expression;
      return `${within(condition, 2)} ? ${printExpression(yes)} : ${printExpression(no)}`;
    }
  }
}

/** `beam.call`, `arguments["first name"]`, `candidates[3]`: how a part of a value is named. */
export function memberText(of: string, name: string): string {
  return isPlainName(name) ? `${of}.${name}` : `${of}[${JSON.stringify(name)}]`;
}

function within(expression: Expression, least: number): string {
  const text = printExpression(expression);
  return powerOf(expression) < least ? `(${text})` : text;
}

function powerOf(expression: Expression): number {
  if (expression.kind === 'binary') return powers[expression.operator];
  if (expression.kind === 'choice') return 1;
  if (expression.kind === 'unary') return unaryPower;
  // `1.score` would read as a number.
  if (expression.kind === 'literal' && typeof expression.value === 'number') return unaryPower;
  return postfixPower;
}
