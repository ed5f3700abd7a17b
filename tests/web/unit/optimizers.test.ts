import { describe, expect, test } from 'vitest';
import type { PlaygroundError } from '../../../web/src/base/playground-error.ts';
import { hashOf, textOfHash } from '../../../web/src/element/link.ts';
import {
  counts,
  hyperParameter,
  isAsPreset,
  OPTIMIZERS,
  optimizerAs,
  optimizerInfo,
  parseHyper,
  presetOf,
} from '../../../web/src/recipe/optimizers.ts';
import {
  RECIPE_KEYS,
  readRecipe,
  without,
  writeRecipe,
} from '../../../web/src/recipe/recipe-text.ts';
import { runnersOf } from '../../../web/src/recipe/runners.ts';
import { initialRecipe } from '../../../web/src/recipe/settings.ts';

const texts = (given: Record<string, string>) => (key: string) => given[key] ?? null;

function refused(body: () => unknown): PlaygroundError {
  try {
    body();
  } catch (thrown) {
    return thrown as PlaygroundError;
  }
  throw new Error('nothing was thrown');
}

/** RMSprop with some values changed. */
function changed(values: Record<string, number | boolean | string>) {
  const optimizer = optimizerAs('rmsprop');
  return { ...optimizer, values: { ...optimizer.values, ...values } };
}

describe('the optimizers', () => {
  test('are RMSprop and its rivals', () => {
    expect(OPTIMIZERS.map(({ key }) => key)).toEqual([
      'rmsprop',
      'sgd',
      'momentum',
      'nesterov',
      'adagrad',
      'adadelta',
      'adam',
      'amsgrad',
      'adamw',
      'nadam',
      'rprop',
      'sag',
      'svrg',
      's2gd',
      'sarah',
      'sarah_plus',
    ]);
  });

  test('RMSprop has its thirteen dialects under the names people know', () => {
    const labels = new Map(optimizerInfo('rmsprop').presets.map(({ key, label }) => [key, label]));
    expect(Object.fromEntries(labels)).toMatchObject({
      no_eps: 'without epsilon',
      opengenus: 'as the OpenGenus article',
      datacamp: 'as the DataCamp article',
      pytorch: 'as PyTorch',
      ensmallen: 'as ensmallen',
      keras: 'as Keras 3',
      tf_keras_legacy: 'as tf.keras 2.10',
      keras_1: 'as Keras 1 and 2.3',
      tf1: 'as TensorFlow 1',
      tfjs: 'as TensorFlow.js',
      optax: 'as optax',
      dl4j: 'as Deeplearning4j',
      graves: 'Graves 2013',
    });
  });

  test('a preset sets the switches of its dialect', () => {
    expect(optimizerAs('rmsprop', 'graves').values).toMatchObject({
      learning_rate: 1e-4,
      rho: 0.95,
      epsilon: 1e-4,
      epsilon_mode: 'inside',
      centered: true,
      momentum: 0.9,
      momentum_form: 'step',
    });
  });

  test('no key of a hyper-parameter is also a key of the recipe or an attribute of every element', () => {
    expect(new Set(RECIPE_KEYS).size).toBe(RECIPE_KEYS.length);
    const global = [
      'hidden',
      'title',
      'lang',
      'dir',
      'slot',
      'style',
      'class',
      'id',
      'src',
      'speed',
    ];
    expect(RECIPE_KEYS.filter((key) => global.includes(key))).toEqual([]);
  });

  test('each unknown name is refused with the nearest known one', () => {
    expect(refused(() => optimizerInfo('rmprop'))).toMatchObject({
      code: 'optimizer_unknown',
      where: 'optimizer',
    });
    expect(refused(() => optimizerInfo('rmprop')).message).toMatch(/Did you mean rmsprop\?/);
    expect(refused(() => optimizerAs('rmsprop', 'kerras')).message).toMatch(/Did you mean keras\?/);
    expect(refused(() => hyperParameter('rmsprop', 'rhoo')).message).toMatch(/Did you mean rho\?/);
    expect(refused(() => hyperParameter('sgd', '__proto__')).code).toBe('setting_unknown');
  });

  test('a hyper-parameter that another one switches off does not count', () => {
    const form = hyperParameter('rmsprop', 'momentum_form');
    expect(counts(form, changed({ momentum: 0 }).values)).toBe(false);
    expect(counts(form, changed({ momentum: 0.5 }).values)).toBe(true);
    const epsilon = hyperParameter('rmsprop', 'epsilon');
    expect(counts(epsilon, changed({ epsilon_mode: 'none' }).values)).toBe(false);
  });

  test('a changed value is told from the preset', () => {
    expect(isAsPreset(optimizerAs('rmsprop', 'keras'))).toBe(true);
    expect(isAsPreset(changed({ rho: 0.5 }))).toBe(false);
  });
});

describe('a typed hyper-parameter', () => {
  test.each([
    ['centered', 'true', true],
    ['centered', 'off', false],
    ['rho', '0.95', 0.95],
    ['epsilon_mode', ' inside ', 'inside'],
  ] as const)('%s from %j', (key, text, value) => {
    expect(parseHyper(hyperParameter('rmsprop', key), text)).toBe(value);
  });

  test.each([
    ['centered', 'maybe', 'setting_not_a_choice'],
    ['rho', 'high', 'setting_not_a_number'],
    ['epsilon_mode', 'insid', 'setting_not_a_choice'],
    ['schedule_steps', '1.5', 'setting_not_a_number'],
  ] as const)('%s refuses %j', (key, text, code) => {
    const error = refused(() => parseHyper(hyperParameter('rmsprop', key), text));
    expect(error).toMatchObject({ code, where: key });
  });
});

describe('a recipe as text', () => {
  test('takes optimizer, preset and hyper-parameters together', () => {
    const { recipe, refused } = readRecipe(
      texts({ optimizer: 'adam', preset: 'keras', beta1: '0.8', schedule: 'cosine' }),
    );
    expect(refused).toBeNull();
    const [first] = recipe.runners!;
    expect(first!.optimizer).toMatchObject({ name: 'adam', preset: 'keras' });
    expect(first!.optimizer.values).toMatchObject({
      beta1: 0.8,
      schedule: 'cosine',
      form: 'keras',
    });
  });

  test('refuses what the chosen optimizer does not have and keeps the rest', () => {
    const { recipe, refused } = readRecipe(texts({ optimizer: 'sgd', rho: '0.9', seed: '7' }));
    expect(refused).toMatchObject({ code: 'setting_unknown', where: 'rho' });
    expect(recipe).toMatchObject({ seed: 7, runners: [{ slot: 1, optimizer: { name: 'sgd' } }] });
  });

  test.each(OPTIMIZERS.flatMap(({ key, presets }) => presets.map((preset) => [key, preset.key])))(
    'comes back from its link as it was: %s %s',
    (name, preset) => {
      const recipe = {
        ...initialRecipe(),
        target: 'a, "b" & c#',
        features: ['x=1', '__proto__', 'ä%20'],
        model: 'mlp' as const,
        hidden_units: [4, 8],
        runners: runnersOf([
          optimizerAs(name!, preset),
          optimizerAs('sgd'),
          optimizerAs(name!, preset),
        ]),
      };
      const { recipe: read, refused } = readRecipe(textOfHash(hashOf({ recipe })));
      expect(refused).toBeNull();
      expect({ ...initialRecipe(), ...read, target: recipe.target }).toEqual(recipe);
    },
  );

  test('writes only what is not at its default, or what a table would suggest', () => {
    const recipe = {
      ...initialRecipe(),
      target: 'y',
      features: ['x'],
      runners: runnersOf([changed({ rho: 0.5 })]),
    };
    expect(writeRecipe(recipe)).toEqual([
      ['target', 'y'],
      ['features', 'x'],
      // A table may suggest others by itself.
      ['task', 'regression'],
      ['split', 'random'],
      ['rho', '0.5'],
    ]);
  });

  test('without a refused hyper-parameter has the one of the preset', () => {
    const recipe = { seed: 7, runners: runnersOf([changed({ rho: 5, momentum: 0.5 })]) };
    const rest = without(recipe, 'optimizer.rho');
    expect(rest.runners?.[0]?.optimizer.values).toMatchObject({ rho: 0.9, momentum: 0.5 });
    expect(without(recipe, 'seed')).toEqual({ runners: recipe.runners });
  });

  test('names rivals with what is not their preset’s', () => {
    const rivals = 'adam:preset=keras:learning_rate=0.02,sgd';
    const { recipe, refused } = readRecipe(texts({ rivals, rho: '0.95' }));
    expect(refused).toBeNull();
    expect(recipe.runners?.map(({ slot, optimizer }) => [slot, optimizer.name])).toEqual([
      [1, 'rmsprop'],
      [2, 'adam'],
      [3, 'sgd'],
    ]);
    expect(recipe.runners?.[1]?.optimizer.values.learning_rate).toBe(0.02);
    expect(recipe.runners?.[0]?.optimizer.values.rho).toBe(0.95);
    expect(new Map(writeRecipe({ ...initialRecipe(), ...recipe })).get('rivals')).toBe(rivals);
  });

  test.each(['adamm', 'adam:nope=1', 'adam:preset=nope', 'sgd,'.repeat(6).slice(0, -1)])(
    'refuses the rivals %j and keeps the first runner',
    (rivals) => {
      const { recipe, refused } = readRecipe(texts({ rivals, rho: '0.95' }));
      expect(refused?.where).toBe('rivals');
      expect(recipe.runners).toHaveLength(1);
    },
  );

  test('presets are found by their keys', () => {
    expect(presetOf({ name: 'nesterov', preset: 'classical' }).values.form).toBe('lookahead');
  });
});
