/** Numbers as people type them into a setting. */

import { PlaygroundError } from '../base/playground-error.ts';

export interface Numeric {
  readonly key: string;
  readonly initial: number;
  readonly whole: boolean;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Throws `setting_not_a_number` with the key. The range is the core's business. */
export function parseNumber(setting: Numeric, text: string): number {
  const trimmed = text.trim().replace('−', '-');
  const value = NUMBER.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!Number.isFinite(value)) {
    throw new PlaygroundError(
      'setting_not_a_number',
      setting.key,
      `“${text.slice(0, 40)}” is not a number. Type one like ${setting.initial}.`,
    );
  }
  if (setting.whole && !Number.isInteger(value)) {
    throw new PlaygroundError(
      'setting_not_a_number',
      setting.key,
      `${value} is not a whole number. Type one like ${setting.initial}.`,
    );
  }
  return value;
}
