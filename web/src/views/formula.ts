/** An update rule as MathML: the statements the core wrote down while running the rule itself. */

import { html, mathml, type TemplateResult } from 'lit';
import { formatMeasured, formatPlain } from '../format/number.ts';
import type {
  Expression,
  Rule,
  Statement,
  StatementWithValues,
  Values,
} from '../protocol/calls.ts';
import { words } from '../words/language.ts';

type Fragment = TemplateResult | readonly Fragment[];

/** How tightly an expression holds together; a looser one inside a tighter one needs brackets. */
const SUM = 1;
const PRODUCT = 2;
const POWER = 3;
const ATOM = 4;

/** Begins a leaf that is a number as it is shown, and no symbol. */
const SHOWN = '#';

/** Four or more significant digits, so that a sum can be checked. */
const DIGITS = 5;
/** How far float is from a decimal number, relatively, at most. */
const FLOAT_ERROR = 2 ** -24;

/** Loosely held together: a longer symbol, a negative number, a power of ten beside its factor. */
function tightnessOfLeaf(leaf: string | number): number {
  const text = String(leaf);
  if (text.startsWith(SHOWN)) return /[−×]/.test(text.replace('10⁻', '')) ? SUM : ATOM;
  return text.includes(' ') ? SUM : ATOM;
}

function tightness(expression: Expression): number {
  if (!Array.isArray(expression)) return tightnessOfLeaf(expression as string | number);
  const [operation] = expression as readonly [string];
  if (operation === 'add' || operation === 'subtract') return SUM;
  if (operation === 'multiply') return PRODUCT;
  return operation === 'power' ? POWER : ATOM;
}

const operator = (sign: string) => mathml`<mo>${sign}</mo>`;
const bracket = (sign: string) => mathml`<mo stretchy="false">${sign}</mo>`;
const bracketed = (inner: Fragment) => [bracket('('), inner, bracket(')')];
const row = (inner: Fragment) => mathml`<mrow>${inner}</mrow>`;

/** Root drawn with a border: without a mathematics font, browsers leave the sign of msqrt out. */
const root = (inner: Fragment) =>
  mathml`<mrow><mo class="root-sign">√</mo><mrow class="radicand">${inner}</mrow></mrow>`;

/** In upright letters: operators and functions of several letters. */
const upright = (name: string) => mathml`<mi mathvariant="normal">${name}</mi>`;

/** What stands below the line in the core's symbols, as MathML sets it. */
const SUBSCRIPTS = new Map([
  ['₀', '0'],
  ['₁', '1'],
  ['₂', '2'],
  ['₊', '+'],
  ['₋', '−'],
  ['ₜ', 't'],
  ['ᵢ', 'i'],
]);

/** The combining circumflex of an estimate. */
const HAT = '\u0302';

/** One letter with what is set above, below and, as its power, behind it. */
function letter(piece: string, exponent: Fragment | null = null): Fragment {
  const [first = '', ...rest] = [...piece];
  const plain = mathml`<mi>${first}</mi>`;
  const base = rest.includes(HAT) ? mathml`<mover>${plain}<mo>^</mo></mover>` : plain;
  const below = rest.flatMap((sign) => SUBSCRIPTS.get(sign) ?? []);
  const parts = row(
    below.map((sign) => (/[0-9]/.test(sign) ? mathml`<mn>${sign}</mn>` : mathml`<mi>${sign}</mi>`)),
  );
  if (exponent === null) return below.length === 0 ? base : mathml`<msub>${base}${parts}</msub>`;
  return below.length === 0
    ? mathml`<msup>${base}${row(exponent)}</msup>`
    : mathml`<msubsup>${base}${parts}${row(exponent)}</msubsup>`;
}

const ONE_LETTER = /^\p{L}[\p{M}₀₁₂₊₋ₜᵢ]*$/u;

function raised(base: Expression, exponent: Fragment, least: number): Fragment {
  if (typeof base === 'string' && ONE_LETTER.test(base)) return letter(base, exponent);
  return mathml`<msup>${row(inside(base, least))}${row(exponent)}</msup>`;
}

/** `β₁`, `vmax`, `η̂` or a longer piece such as `∇fᵢ(w) − yᵢ`, letter by letter. */
export function symbol(name: string): Fragment {
  if (name.startsWith(SHOWN)) return mathml`<mn>${name.slice(SHOWN.length)}</mn>`;
  const named = /^(v|Δ)(min|max)$/.exec(name);
  if (named) return mathml`<msub><mi>${named[1]}</mi>${upright(named[2]!)}</msub>`;
  const pieces: Fragment[] = [];
  // A letter with what is set above or below it; brackets and signs on their own.
  for (const [piece] of name.matchAll(/\p{L}[\p{M}₀₁₂₊₋ₜᵢ]*|[^\s]/gu)) {
    if ('()'.includes(piece)) pieces.push(bracket(piece));
    else if (piece === '−') pieces.push(operator(piece));
    else if (piece === '∇') pieces.push(upright(piece));
    else pieces.push(letter(piece));
  }
  return pieces;
}

function same(a: Expression, b: Expression): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function factors(expression: Expression): readonly Expression[] {
  if (!Array.isArray(expression) || expression[0] !== 'multiply') return [expression];
  return [...factors(expression[1]), ...factors(expression[2])];
}

/** ρ v, (1 − ρ) g²: equal neighbours are a power, and a fraction takes the factor before it along. */
function product(expression: Expression): Fragment {
  const parts: Fragment[] = [];
  const all = factors(expression);
  for (let at = 0; at < all.length; at += 1) {
    const factor = all[at]!;
    const next = all[at + 1];
    if (next !== undefined && same(factor, next)) {
      parts.push(raised(factor, mathml`<mn>2</mn>`, POWER));
      at += 1;
    } else {
      parts.push(inside(factor, PRODUCT));
    }
  }
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between(all, index), part]));
}

/** Two numbers side by side would be read as one. */
function between(all: readonly Expression[], index: number): TemplateResult {
  const before = all[index - 1]!;
  return typeof before === 'number' || String(before).startsWith(SHOWN)
    ? operator('·')
    : mathml`<mspace width=".12em"></mspace>`;
}

const SIGNS = new Map([
  ['add', '+'],
  ['subtract', '−'],
]);

function cases(condition: Expression, values: readonly Expression[]): Fragment {
  const signs = ['> 0', '= 0', '< 0'];
  const rows = values.map(
    (value, index) =>
      mathml`<mtr><mtd>${row(math(value))}</mtd><mtd>${row([mathml`<mtext>${words().race.ifCase}&nbsp;</mtext>`, math(condition), operator(signs[index]!)])}</mtd></mtr>`,
  );
  return mathml`<mtable class="cases">${rows}</mtable>`;
}

function call(name: string, operands: readonly Expression[]): Fragment {
  const list = operands.flatMap((operand, index) =>
    index === 0 ? [math(operand)] : [operator(','), math(operand)],
  );
  return [upright(name), ...bracketed(list)];
}

function math(expression: Expression): Fragment {
  if (typeof expression === 'number') return mathml`<mn>${String(expression)}</mn>`;
  if (typeof expression === 'string') return symbol(expression);
  const [operation, a = 0, b = 0, c = 0, d = 0] = expression;
  switch (operation) {
    case 'add':
    case 'subtract':
      // The right side of a minus keeps its brackets.
      return [
        math(a),
        operator(SIGNS.get(operation)!),
        inside(b, operation === 'add' ? SUM : PRODUCT),
      ];
    case 'multiply':
      return product(expression);
    case 'divide':
      return mathml`<mfrac>${row(math(a))}${row(math(b))}</mfrac>`;
    case 'square_root':
      return root(math(a));
    case 'power':
      return raised(a, math(b), ATOM);
    case 'maximum':
      return call('max', [a, b]);
    case 'clamp':
      return call('clamp', [a, b, c]);
    case 'sign':
      return call('sign', [a]);
    case 'by_sign':
      return cases(a, [b, c, d]);
    case 'gradient_at':
      return [upright('∇'), symbol('F'), ...bracketed(math(a))];
    default:
      return call(operation, expression.slice(1) as Expression[]);
  }
}

function inside(expression: Expression, least: number): Fragment {
  return tightness(expression) < least ? bracketed(math(expression)) : math(expression);
}

/** η · g / (√v + ε) is written η g over the root, as people know it. */
function gathered(expression: Expression): Expression {
  if (!Array.isArray(expression)) return expression;
  const [operation, ...operands] = expression as readonly [string, ...Expression[]];
  const inner = operands.map(gathered);
  const [left, right] = inner;
  const fraction = right as Expression;
  if (
    operation === 'multiply' &&
    !Array.isArray(left) &&
    Array.isArray(fraction) &&
    fraction[0] === 'divide' &&
    !Array.isArray(fraction[1])
  ) {
    return ['multiply', ['divide', left!, fraction[2]], fraction[1]];
  }
  return [operation, ...inner];
}

export function statement({ target, isDefinition, value }: Statement): TemplateResult {
  const shown = gathered(value);
  return html`<div class="statement">
    <math displaystyle="true"
      >${symbol(target)}${operator(isDefinition ? '=' : '←')}${math(shown)}</math
    >
  </div>`;
}

/** A setting as it was typed, whatever float made of it; what was measured with all its digits. */
function shownNumber(value: number): string {
  const short = Number(value.toPrecision(DIGITS));
  const isSetting = Math.abs(value - short) <= FLOAT_ERROR * Math.abs(value);
  return SHOWN + (isSetting ? formatPlain(short) : formatMeasured(value, DIGITS));
}

/** The expression with the value of every symbol in its place. */
export function withNumbers(expression: Expression, values: Values): Expression {
  if (Array.isArray(expression)) {
    const [operation, ...operands] = expression as readonly [string, ...Expression[]];
    // A gradient at another place is a number of this update, not one to be worked out from it.
    if (operation === 'gradient_at') return shownNumber(worth(values));
    const [, ...parts] = values as readonly Values[];
    return [operation, ...operands.map((operand, at) => withNumbers(operand, parts[at]!))];
  }
  if (typeof expression === 'number') return expression;
  const value = values as number | null;
  return value === null ? (expression as string) : shownNumber(value);
}

/** What a whole expression is worth; not a number where it is worth nothing. */
export function worth(values: Values): number {
  const value = Array.isArray(values) ? (values as readonly (number | null)[])[0] : values;
  return (value as number | null) ?? Number.NaN;
}

/** The numbers under a statement, and what they come to. */
export function statementInNumbers({ value, values }: StatementWithValues): TemplateResult {
  const numbers = gathered(withNumbers(value, values));
  const result = symbol(shownNumber(worth(values)));
  const isPlain = !Array.isArray(numbers);
  return html`<div class="statement in-numbers">
    <math displaystyle="true">${isPlain ? result : [math(numbers), operator('='), result]}</math>
  </div>`;
}

/** The rule in words of symbols, for those who hear the page. */
export function formulaInWords({ statements }: Pick<Rule, 'statements'>): string {
  return statements
    .map(
      ({ target, isDefinition, value }) => `${target} ${isDefinition ? '=' : '←'} ${spoken(value)}`,
    )
    .join('; ');
}

const SPOKEN = new Map([
  ['add', '+'],
  ['subtract', '−'],
  ['multiply', '·'],
  ['divide', '/'],
  ['power', '^'],
]);

/** In one line of text, with no more brackets than it needs. */
export function spoken(expression: Expression): string {
  if (!Array.isArray(expression)) return String(expression).replace(SHOWN, '');
  const [operation, ...operands] = expression as readonly [string, ...Expression[]];
  const sign = SPOKEN.get(operation);
  if (!sign) {
    const name = words().race.operations.get(operation) ?? operation;
    return `${name}(${operands.map(spoken).join(', ')})`;
  }
  // Right of − and / an equal needs its brackets too.
  const strict = operation === 'subtract' || operation === 'divide';
  return operands
    .map((operand, index) => {
      const least = tightnessInLine(expression) + (strict && index === 1 ? 0.5 : 0);
      return tightnessInLine(operand) < least ? `(${spoken(operand)})` : spoken(operand);
    })
    .join(` ${sign} `);
}

/** On one line a fraction holds together no better than a product. */
function tightnessInLine(expression: Expression): number {
  return Array.isArray(expression) && expression[0] === 'divide' ? PRODUCT : tightness(expression);
}

export function formula(rule: Rule): TemplateResult {
  return html`<div
    class="formula"
    role="img"
    tabindex="0"
    data-test="formula"
    aria-label=${words().race.eachStep(formulaInWords(rule))}
  >
    ${rule.statements.map(statement)}
  </div>`;
}
