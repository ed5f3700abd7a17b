import { describe, expect, test } from 'vitest';
import type { PlaygroundError } from '../../../web/src/base/playground-error.ts';
import { parseNames, writeNames } from '../../../web/src/recipe/names.ts';
import { treatmentOf, withTreatment } from '../../../web/src/recipe/treatment.ts';
import { parseTreatments, writeTreatments } from '../../../web/src/recipe/treatment-text.ts';

const HOSTILE = ['a,b', 'x=1:y', '100%', '%2C', ' spaced ', '__proto__', 'naïve ⚠', 'tab\there'];

describe('names of columns in a text', () => {
  test('come back as they were, whatever they hold', () => {
    expect(parseNames(writeNames(HOSTILE))).toEqual(HOSTILE);
  });

  test('may be written by hand', () => {
    expect(parseNames('carat, table depth ,50%')).toEqual(['carat', 'table depth', '50%']);
  });
});

describe('treatments of columns in a text', () => {
  test('come back as they were, whatever the names hold', () => {
    const treatments = HOSTILE.map((column) => ({
      column,
      missing_cells: 'constant' as const,
      constant: column,
      scaling: 'robust' as const,
      most_levels: 7,
      date_parts: ['month', 'weekday'] as const,
    }));
    expect(parseTreatments(writeTreatments(treatments))).toEqual(treatments);
  });

  test('may be written by hand', () => {
    expect(parseTreatments('age: missing_cells = mean, sold:date_parts=year')).toEqual([
      { column: 'age', missing_cells: 'mean' },
      { column: 'sold', date_parts: ['year'] },
    ]);
    expect(parseTreatments('')).toEqual([]);
  });

  test.each([
    'age:fill=mean',
    'age:scaling=big',
    'age:most_levels=1',
    'age:most_levels=',
    'sold:date_parts=month+moon',
    'age:missing_cells',
  ])('%j is refused', (text) => {
    const codes: PlaygroundError['code'][] = ['setting_not_a_choice', 'setting_not_a_number'];
    let thrown: unknown;
    try {
      parseTreatments(text);
    } catch (error) {
      thrown = error;
    }
    expect(codes).toContain((thrown as PlaygroundError).code);
  });
});

describe('a change of one column’s treatment', () => {
  const mean = withTreatment([], 'age', { missing_cells: 'mean' });

  test('is added to what was said of the column before', () => {
    const both = withTreatment(mean, 'age', { scaling: 'none' });
    expect(treatmentOf(both, 'age')).toMatchObject({ missing_cells: 'mean', scaling: 'none' });
    expect(treatmentOf(both, 'fare')).toEqual({});
  });

  test('to undefined takes it back, and a column without one is not kept', () => {
    expect(withTreatment(mean, 'age', { missing_cells: undefined })).toEqual([]);
  });
});
