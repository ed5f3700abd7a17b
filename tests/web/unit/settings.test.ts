import { describe, expect, test } from 'vitest';
import type { PlaygroundError } from '../../../web/src/base/playground-error.ts';
import { aboutKey, readAttributes } from '../../../web/src/element/attributes.ts';
import { optimizerAs } from '../../../web/src/recipe/optimizers.ts';
import { parseNumber } from '../../../web/src/recipe/parse-number.ts';
import { runnersOf } from '../../../web/src/recipe/runners.ts';
import {
  CHOICE_SETTINGS,
  initialRecipe,
  NUMBER_SETTINGS,
  numberSetting,
  parseHidden,
} from '../../../web/src/recipe/settings.ts';

function refused(body: () => unknown): PlaygroundError {
  try {
    body();
  } catch (thrown) {
    return thrown as PlaygroundError;
  }
  throw new Error('nothing was thrown');
}

describe('a typed number', () => {
  const rate = { key: 'learning_rate', initial: 0.01, whole: false };

  test.each([
    ['0.01', 0.01],
    [' 1e-3 ', 0.001],
    ['.5', 0.5],
    ['−2', -2],
    ['1E6', 1e6],
  ])('%j is read', (text, value) => {
    expect(parseNumber(rate, text)).toBe(value);
  });

  test.each(['', 'abc', 'NaN', 'Infinity', '0x10', '1e999', '1,5', '--1'])(
    '%j is refused, naming the setting',
    (text) => {
      expect(refused(() => parseNumber(rate, text))).toMatchObject({
        code: 'setting_not_a_number',
        where: 'learning_rate',
      });
    },
  );

  test('a fraction is refused where a count is meant', () => {
    expect(refused(() => parseNumber(numberSetting('batch_size'), '1.5')).message).toMatch(/whole/);
  });
});

describe('hidden layers', () => {
  test('are read however they are separated', () => {
    expect(parseHidden('16')).toEqual([16]);
    expect(parseHidden('16, 8')).toEqual([16, 8]);
    expect(parseHidden('16-8 4')).toEqual([16, 8, 4]);
  });

  test.each(['', '0', '4, -2', 'many', '1.5'])('%j is refused', (text) => {
    expect(refused(() => parseHidden(text)).where).toBe('hidden_units');
  });
});

test('every setting has its default in the first recipe', () => {
  const recipe = initialRecipe();
  for (const { key, initial } of [...NUMBER_SETTINGS, ...CHOICE_SETTINGS]) {
    expect(recipe[key]).toBe(initial);
  }
});

describe('attributes of the element', () => {
  const element = (attributes: Record<string, string>) => (name: string) =>
    attributes[name] ?? null;

  test('are the keys of the recipe', () => {
    const { recipe, view, source, refused } = readAttributes(
      element({
        src: 'table.csv',
        target: 'price',
        features: 'carat, depth',
        model: 'mlp',
        hidden_units: '8,8',
        learning_rate: '0.05',
        seed: '7',
        speed: 'full',
      }),
    );
    expect(recipe).toEqual({
      target: 'price',
      features: ['carat', 'depth'],
      model: 'mlp',
      hidden_units: [8, 8],
      runners: runnersOf([
        {
          ...optimizerAs('rmsprop'),
          values: { ...optimizerAs('rmsprop').values, learning_rate: 0.05 },
        },
      ]),
      seed: 7,
    });
    expect(view).toEqual({ stepsPerSecond: Number.POSITIVE_INFINITY });
    expect(source).toBe('table.csv');
    expect(refused).toBeNull();
  });

  test('that cannot be used are reported and leave the others in force', () => {
    const { recipe, refused } = readAttributes(element({ learning_rate: 'fast', seed: '7' }));
    expect(recipe).toEqual({ seed: 7 });
    expect(refused).toMatchObject({ where: 'learning_rate' });
    expect(aboutKey(refused!, 'attribute').message).toMatch(
      /attribute learning_rate is not used: “fast” is not a number/,
    );
  });
});
