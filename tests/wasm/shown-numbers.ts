/** What an expression of shown numbers can come to, given that each was rounded to be shown. */

import type { Expression } from '../../web/src/protocol/calls.ts';

type Interval = readonly [low: number, high: number];

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "−1.0800 × 10⁻⁵" as a number, with half a unit of its last digit either way. */
export function intervalOf(shown: string): Interval {
  const text = shown.replaceAll('−', '-').replaceAll(/[\u00a0\s,]/g, '');
  const [, factor, power = ''] = /^(-?[\d.]*)(?:×?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text) ?? [];
  if (factor === undefined) throw new Error(`No number: ${shown}`);
  const digits = [...power.replace('⁻', '')].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
  const scale = 10 ** ((power.startsWith('⁻') ? -1 : 1) * Number(digits));
  const value = Number(factor || '1') * scale;
  const decimals = factor.split('.')[1]?.length ?? 0;
  const half = (10 ** -decimals / 2) * scale;
  return [value - half, value + half];
}

function corners(a: Interval, b: Interval, of: (x: number, y: number) => number): Interval {
  const all = a.flatMap((x) => b.map((y) => of(x, y)));
  return [Math.min(...all), Math.max(...all)];
}

const hull = (...all: readonly Interval[]): Interval => [
  Math.min(...all.map(([low]) => low)),
  Math.max(...all.map(([, high]) => high)),
];

/** Leaves are numbers, or shown ones behind a `#`. */
export function comesTo(expression: Expression): Interval {
  if (typeof expression === 'number') return [expression, expression];
  if (typeof expression === 'string') return intervalOf(expression.slice(1));
  const [operation, ...operands] = expression as readonly [string, ...Expression[]];
  const [a = [0, 0], b = [0, 0], c = [0, 0], d = [0, 0]] = operands.map(comesTo) as Interval[];
  switch (operation) {
    case 'add':
      return [a[0] + b[0], a[1] + b[1]];
    case 'subtract':
      return [a[0] - b[1], a[1] - b[0]];
    case 'multiply':
      return corners(a, b, (x, y) => x * y);
    case 'divide':
      return b[0] <= 0 && b[1] >= 0
        ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
        : corners(a, b, (x, y) => x / y);
    case 'square_root':
      return [Math.sqrt(Math.max(0, a[0])), Math.sqrt(Math.max(0, a[1]))];
    case 'power':
      return corners([Math.max(0, a[0]), a[1]], b, (x, y) => x ** y);
    case 'maximum':
      return [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    case 'clamp':
      return [Math.min(Math.max(a[0], b[0]), c[1]), Math.min(Math.max(a[1], b[0]), c[1])];
    case 'sign':
      return [Math.sign(a[0]), Math.sign(a[1])];
    case 'by_sign':
      return hull(b, c, d);
    default:
      throw new Error(`No such operation: ${operation}`);
  }
}
