/** Numbers as people type them into a setting. */

import { PlaygroundError } from '../base/playground-error.ts';
import { commonWords, languageNow } from '../words/common.ts';

export interface Numeric {
  readonly key: string;
  readonly initial: number;
  readonly whole: boolean;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** As JavaScript writes numbers: a German comma is a point. Texts of links have points in any language. */
export function withPoint(text: string): string {
  return languageNow() === 'de' ? text.replace(',', '.') : text;
}

/** As `parseNumber` reads it and a person expects it. */
export function typedNumber(value: number | string): string {
  return languageNow() === 'de' ? String(value).replace('.', ',') : String(value);
}

/** Throws `setting_not_a_number` with the key. The range is the core's business. */
export function parseNumber(setting: Numeric, text: string): number {
  const trimmed = withPoint(text.trim()).replace('−', '-');
  const value = NUMBER.test(trimmed) ? Number(trimmed) : Number.NaN;
  const { notNumber, notWhole } = commonWords().typed;
  const example = typedNumber(setting.initial);
  if (!Number.isFinite(value)) {
    throw new PlaygroundError(
      'setting_not_a_number',
      setting.key,
      notNumber(text.slice(0, 40), example),
    );
  }
  if (setting.whole && !Number.isInteger(value)) {
    throw new PlaygroundError(
      'setting_not_a_number',
      setting.key,
      notWhole(typedNumber(value), example),
    );
  }
  return value;
}
