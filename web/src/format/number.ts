/**
 * Numbers as a person reads them: a true minus, groups from 1,000 (in German 1.000), three significant
 * digits for what was measured, settings as they were typed. The signs are those of one language, for
 * a page and for each of its workers.
 */

interface NumberFormat {
  readonly locale: string;
  readonly decimal: string;
  readonly notANumber: string;
  readonly bytes: string;
}

const FORMATS = {
  en: { locale: 'en-US', decimal: '.', notANumber: 'undefined', bytes: 'bytes' },
  de: { locale: 'de-DE', decimal: ',', notANumber: 'undefiniert', bytes: 'Byte' },
} as const satisfies Record<string, NumberFormat>;

let format: NumberFormat = FORMATS.en;

/** How numbers are written from now on. */
export function setNumberFormat(language: keyof typeof FORMATS): void {
  format = FORMATS[language];
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const NO_BREAK = '\u00a0';

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return (exponent < 0 ? '⁻' : '') + digits.join('');
}

function withTrueMinus(text: string): string {
  return text.replace('-', '−');
}

/** A text without groups that JavaScript wrote. */
function withDecimals(text: string): string {
  return withTrueMinus(text.replace('.', format.decimal));
}

/** Whole numbers and table values: 1,240; 53,940; −3. */
export function formatCount(value: number): string {
  return withTrueMinus(Math.round(value).toLocaleString(format.locale));
}

/** So many digits after the decimal sign, always: 3.20. */
export function formatFixed(value: number, digits: number): string {
  return withDecimals(value.toFixed(digits));
}

/** `digits` significant digits with trailing zeros: 0.0317, 1,138, 6.61, 1.08 × 10⁻⁵, 4.12 × 10¹². */
export function formatMeasured(value: number, digits = 3): string {
  if (Number.isNaN(value)) return format.notANumber;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 0.001 || size >= 1e7) return scientific(value, digits);
  if (size >= 10 ** digits) return formatCount(value);
  const text = value.toPrecision(digits);
  return Number(text) >= 1000 ? formatCount(value) : withDecimals(text);
}

function scientific(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return `${withDecimals(mantissa!)}${NO_BREAK}×${NO_BREAK}10${superscript(Number(exponent))}`;
}

/** Axis ticks and settings, with no more digits than they have: 0.01, 20,000, 10⁻⁸, 2 × 10⁻⁵. */
export function formatPlain(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e7)) {
    const [mantissa, exponent] = value.toExponential(10).split('e');
    const factor = String(Number(mantissa));
    const power = `10${superscript(Number(exponent))}`;
    if (factor === '1') return power;
    return `${withDecimals(factor)}${NO_BREAK}×${NO_BREAK}${power}`;
  }
  return withTrueMinus(value.toLocaleString(format.locale, { maximumSignificantDigits: 12 }));
}

export function formatPercent(fraction: number): string {
  return `${formatPlain(Number((fraction * 100).toFixed(1)))}${NO_BREAK}%`;
}

export function formatBytes(bytes: number): string {
  const [size, unit] =
    bytes < 1e3 ? [bytes, format.bytes] : bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  const number = size >= 10 ? formatCount(size) : formatPlain(Number(size.toFixed(1)));
  return `${number}${NO_BREAK}${unit}`;
}

/** `1 row`, `2 rows`; a language whose words have other plurals gives both forms. */
export function counted(count: number, one: string, many?: string): string {
  return countedLoosely(count, one, many).replace(' ', NO_BREAK);
}

/** The same with a space that breaks: in sentences that are kept as text, in a file or a console. */
export function countedLoosely(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
