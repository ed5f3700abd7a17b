import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  counted,
  formatBytes,
  formatCount,
  formatFixed,
  formatMeasured,
  formatPercent,
  formatPlain,
  setNumberFormat,
} from '../../../web/src/format/number.ts';
import { parseNumber, typedNumber } from '../../../web/src/recipe/parse-number.ts';
import { speak } from '../../../web/src/words/language.ts';

describe('measured numbers', () => {
  test.each([
    [0, '0'],
    [0.0317, '0.0317'],
    [0.01, '0.0100'],
    [6.6149, '6.61'],
    [680.4, '680'],
    [999.7, '1,000'],
    [1137.6, '1,138'],
    [-3, '−3.00'],
    [1.08e-5, '1.08\u00a0×\u00a010⁻⁵'],
    [4.123e12, '4.12\u00a0×\u00a010¹²'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [Number.NaN, 'undefined'],
  ])('%d is written %s', (value, text) => {
    expect(formatMeasured(value)).toBe(text);
  });

  test('more digits where a sum must be checkable', () => {
    expect(formatMeasured(1533.336, 4)).toBe('1,533');
    expect(formatMeasured(0.85135, 4)).toBe('0.8514');
    expect(formatMeasured(7627.5, 4)).toBe('7,628');
  });
});

describe('ticks and settings', () => {
  test.each([
    [0.01, '0.01'],
    [20000, '20,000'],
    [1e-8, '10⁻⁸'],
    [2e-5, '2\u00a0×\u00a010⁻⁵'],
    [-2.5, '−2.5'],
    [0, '0'],
    [0.1 + 0.2, '0.3'],
  ])('%d is written %s', (value, text) => {
    expect(formatPlain(value)).toBe(text);
  });
});

test('counts, shares and sizes are written with their words', () => {
  expect(formatCount(53940)).toBe('53,940');
  expect(formatPercent(0.8)).toBe('80\u00a0%');
  expect(counted(1, 'row')).toBe('1\u00a0row');
  expect(counted(2000, 'row')).toBe('2,000\u00a0rows');
  expect(formatBytes(2448483)).toBe('2.4\u00a0MB');
  expect(formatBytes(13500)).toBe('14\u00a0kB');
  expect(formatBytes(148000)).toBe('148\u00a0kB');
  expect(formatBytes(100)).toBe('100\u00a0bytes');
});

describe('in German', () => {
  beforeAll(() => speak('de'));
  afterAll(() => speak('en'));

  test.each([
    [0.0317, '0,0317'],
    [6.6149, '6,61'],
    [999.7, '1.000'],
    [1137.6, '1.138'],
    [-3, '−3,00'],
    [1.08e-5, '1,08\u00a0×\u00a010⁻⁵'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NaN, 'undefiniert'],
  ])('%d was measured as %s', (value, text) => {
    expect(formatMeasured(value)).toBe(text);
  });

  test.each([
    [0.01, '0,01'],
    [20000, '20.000'],
    [1234.5, '1.234,5'],
    [1e-8, '10⁻⁸'],
    [-2.5e-5, '−2,5\u00a0×\u00a010⁻⁵'],
  ])('%d is written %s', (value, text) => {
    expect(formatPlain(value)).toBe(text);
  });

  test('counts, shares and sizes have German signs and plurals', () => {
    expect(formatCount(1240)).toBe('1.240');
    expect(formatPercent(0.12)).toBe('12\u00a0%');
    expect(formatPercent(0.125)).toBe('12,5\u00a0%');
    expect(formatFixed(3.2, 2)).toBe('3,20');
    expect(counted(1, 'Zeile', 'Zeilen')).toBe('1\u00a0Zeile');
    expect(counted(2000, 'Zeile', 'Zeilen')).toBe('2.000\u00a0Zeilen');
    expect(formatBytes(2448483)).toBe('2,4\u00a0MB');
    expect(formatBytes(100)).toBe('100\u00a0Byte');
  });

  test('a typed number has a comma, or a point as in links', () => {
    const rate = { key: 'learning_rate', initial: 0.01, whole: false };
    expect(typedNumber(0.001)).toBe('0,001');
    expect(parseNumber(rate, '0,001')).toBe(0.001);
    expect(parseNumber(rate, '−1.5')).toBe(-1.5);
    expect(() => parseNumber(rate, 'abc')).toThrow('„abc“ ist keine Zahl');
    expect(() => parseNumber(rate, '1.240,5')).toThrow('zum Beispiel 0,01');
  });

  test('the English signs are back after it', () => {
    setNumberFormat('en');
    expect(formatPlain(1234.5)).toBe('1,234.5');
    setNumberFormat('de');
  });
});
