/**
 * Decides whether a cell is a number. `+text` alone would take '' for 0, '0x10' for 16 and
 * '1e999' for Infinity, so the text has to pass a strict pattern first.
 */

const NUMBER_PATTERN = /^[ \t]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t\r]*$/;

/** Up to 15 digits fit a double exactly, and so does every power of ten used below. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const DIGIT_0 = 48;
const DIGIT_9 = 57;

function parseByPattern(text: string): number {
  if (!NUMBER_PATTERN.test(text)) return Number.NaN;
  const value = +text;
  return Number.isFinite(value) ? value : Number.NaN;
}

/**
 * The number a cell holds, NaN when it holds none. Plain decimals of up to 15 digits take a short
 * path: the quotient of two exact doubles is rounded once, so it equals what `+text` gives.
 */
export function parseNumber(text: string): number {
  const first = text.charCodeAt(0);
  if (!(first <= DIGIT_9)) return Number.NaN; // a letter, or no character at all
  const length = text.length;
  let digits = 0;
  let decimalsFrom = -1;
  let whole = 0;
  for (let at = first === MINUS || first === PLUS ? 1 : 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= DIGIT_0 && code <= DIGIT_9) {
      whole = whole * 10 + (code - DIGIT_0);
      digits++;
    } else if (code === POINT && decimalsFrom < 0) {
      decimalsFrom = at + 1;
    } else {
      return parseByPattern(text);
    }
  }
  if (digits === 0 || digits > EXACT_DIGITS) return parseByPattern(text);
  const value = decimalsFrom < 0 ? whole : whole / POWERS_OF_TEN[length - decimalsFrom]!;
  return first === MINUS ? -value : value;
}
