/** Trap E: which texts are numbers, and that they become exactly the nearest double. */

import { expect, test } from 'vitest';
import { MissingTexts } from '../../../web/src/csv/missing-texts.ts';
import { parseNumber } from '../../../web/src/csv/number-text.ts';

test.each([
  ['0', 0],
  ['-5', -5],
  ['+5', 5],
  ['5.', 5],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['007', 7],
  ['1e20', 1e20],
  ['1.5E-3', 0.0015],
  [' \t1.5 \t', 1.5],
  ['2\r', 2],
  ['9007199254740993', 9007199254740992],
  ['123456789012345678901234567890', 1.2345678901234568e29],
  ['0.1234567890123456789', 0.12345678901234568],
  ['1e-400', 0],
])('%j is a number', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test('the sign of zero is kept', () => {
  expect(Object.is(parseNumber('-0'), -0)).toBe(true);
  expect(Object.is(parseNumber('-0.0'), -0)).toBe(true);
});

test.each(
  [
    [
      '',
      ' ',
      '.',
      '+',
      '-',
      '+.',
      'e5',
      '1e',
      '1e+',
      '0x10',
      '0b1',
      '1_000',
      '1,5',
      '1e999',
      '-1e999',
    ],
    [
      'Infinity',
      'NaN',
      '1 2',
      '--1',
      '1.2.3',
      '1-2',
      '2024-01-01',
      '12:30',
      '$5',
      '5%',
      '\u00a01',
      '١',
    ],
  ].flat(),
)('%j is no number', (text) => {
  expect(parseNumber(text)).toBeNaN();
});

test('random decimals of every length equal what the engine reads', () => {
  let state = 1;
  for (let i = 0; i < 50_000; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const value = (state / 2 ** 32 - 0.5) * 10 ** (i % 19);
    const text = i % 2 === 0 ? value.toFixed(i % 13) : String(value);
    expect(parseNumber(text)).toBe(+text);
  }
});

test('missing tokens are exact', () => {
  const missing = new MissingTexts();
  for (const text of ['', '  ', 'NA', 'na', 'N/A', 'nan', 'Null', '?', '-', ' ? ', '\u00a0']) {
    expect(missing.has(text)).toBe(true);
  }
  for (const text of ['0', 'x', 'NAN1', 'nil', '--', '??', 'none', 'n a', 'nulls']) {
    expect(missing.has(text)).toBe(false);
  }
});

test('the list of missing texts can be another one', () => {
  const missing = new MissingTexts(['none', ' 999 ']);
  expect(['None', '999', ' none'].every((text) => missing.has(text))).toBe(true);
  expect(['', 'NA', '9999'].some((text) => missing.has(text))).toBe(false);
});
