/**
 * Numbers as people write them: decimal commas, thousands separators, percent and currency signs,
 * accountants' parentheses. Each text is read under both decimal signs; which one counts is
 * settled over the whole column.
 */

import type { DecimalSign } from './table.ts';

/** What a text has beside a plain number; bits of a set. */
export const THOUSANDS = 1;
export const PERCENT = 2;
export const CURRENCY = 4;
/** A true minus sign or parentheses. */
export const NEGATIVE_FORM = 8;
export const LEADING_ZERO = 16;
export const DECIMAL_COMMA = 32;

export interface NumberForm {
  readonly value: number;
  readonly marks: number;
}

/** What one text is under either decimal sign; null where it is no number. */
export interface NumberReadings {
  readonly point: NumberForm | null;
  readonly comma: NumberForm | null;
}

const NO_READINGS: NumberReadings = { point: null, comma: null };
const LONGEST = 60;

const MONEY =
  '(?:[A-Z]{0,3}\\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY|CAD|AUD|NZD|INR|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|kr|z\u0142|K\u010d)';
const MARKED = new RegExp(
  `^(\\()?\\s*([+\\-\u2212])?\\s*(${MONEY})?\\s*([+\\-\u2212])?(\\d[\\d.,'\u2019\\s]*|[.,]\\d+)([eE][+-]?\\d+)?\\s*(%|${MONEY})?\\s*(\\))?$`,
  'u',
);

const SPACES_AND_QUOTES = new Set([' ', "'", '\u2019', '\u00a0', '\u202f', '\u2009']);

function isGrouped(whole: string, decimal: DecimalSign): boolean {
  const separator = /\D/.exec(whole)?.[0] ?? '';
  const other = decimal === '.' ? ',' : '.';
  if (separator !== other && !SPACES_AND_QUOTES.has(separator)) return false;
  const groups = whole.split(separator);
  if (!groups.every((group) => /^\d+$/.test(group))) return false;
  const [first = '', ...rest] = groups;
  if (first.startsWith('0') || first.length > 3 || rest.at(-1)!.length !== 3) return false;
  const isByThrees = rest.every((group) => group.length === 3);
  // As in India: 12,34,567.
  const isByTwos = separator === ',' && rest.slice(0, -1).every((group) => group.length === 2);
  return isByThrees || (isByTwos && first.length <= 2);
}

function readUnder(decimal: DecimalSign, body: string, exponent: string): NumberForm | null {
  const at = body.indexOf(decimal);
  const whole = at < 0 ? body : body.slice(0, at);
  const decimals = at < 0 ? '' : body.slice(at + 1);
  if (!/^\d*$/.test(decimals) || (whole === '' && decimals === '')) return null;
  const isPlain = /^\d*$/.test(whole);
  if (!isPlain && !isGrouped(whole, decimal)) return null;
  const value = Number(`${whole.replace(/\D/g, '')}.${decimals}0${exponent}`);
  if (!Number.isFinite(value)) return null;
  const marks =
    (isPlain ? 0 : THOUSANDS) |
    (at < 0 && /^0\d/.test(whole) ? LEADING_ZERO : 0) |
    (at >= 0 && decimal === ',' ? DECIMAL_COMMA : 0);
  return { value, marks };
}

/** The parts around a number's digits; null where they do not go together. */
function dress(
  text: string,
): { body: string; exponent: string; marks: number; sign: 1 | -1 } | null {
  const parts = MARKED.exec(text.trim());
  if (parts === null) return null;
  const [, open, outer, money, inner, digits, exponent = '', behind, close] = parts;
  const sign = outer ?? inner;
  const isBracketed = open !== undefined;
  if (isBracketed ? close === undefined || sign !== undefined : close !== undefined) return null;
  if (outer !== undefined && inner !== undefined) return null;
  if (money !== undefined && behind !== undefined) return null;
  const hasMoney = money !== undefined || (behind !== undefined && behind !== '%');
  const marks =
    (behind === '%' ? PERCENT : 0) |
    (hasMoney ? CURRENCY : 0) |
    (isBracketed || sign === '\u2212' ? NEGATIVE_FORM : 0);
  const isNegative = isBracketed || sign === '-' || sign === '\u2212';
  return { body: digits!.trim(), exponent, marks, sign: isNegative ? -1 : 1 };
}

export function readNumber(text: string): NumberReadings {
  const dressed = text.length > LONGEST ? null : dress(text);
  if (dressed === null) return NO_READINGS;
  const { body, exponent, marks, sign } = dressed;
  const under = (decimal: DecimalSign): NumberForm | null => {
    const form = readUnder(decimal, body, exponent);
    return form && { value: sign * form.value, marks: form.marks | marks };
  };
  return { point: under('.'), comma: under(',') };
}

/** Under one sign. */
export function readNumberWith(text: string, decimal: DecimalSign): NumberForm | null {
  const { point, comma } = readNumber(text);
  return decimal === '.' ? point : comma;
}
