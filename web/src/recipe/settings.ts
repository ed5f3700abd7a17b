/**
 * The one table of settings: default and values of each key of the recipe but the optimizer's, which the
 * core describes (optimizers.ts). Form controls, links and the element's attributes come from it. What
 * a run may use is decided, and refused with a sentence, by the core; how things are called is said
 * by the words.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { words } from '../words/language.ts';
import { optimizerAs } from './optimizers.ts';
import type { ChoiceKey, NumberKey, Recipe } from './recipe.ts';
import { runnersOf } from './runners.ts';
import { FILLS, SCALINGS } from './treatment.ts';

export interface NumberSetting {
  readonly key: NumberKey;
  readonly initial: number;
  readonly whole: boolean;
}

export interface ChoiceSetting {
  readonly key: ChoiceKey;
  readonly initial: string;
  readonly values: readonly string[];
}

/** What a form calls a setting, in the language of now. */
export interface SettingWords {
  readonly label: string;
  readonly help: string;
}

export interface ShownChoices extends ChoiceSetting, SettingWords {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export const NUMBER_SETTINGS: readonly NumberSetting[] = [
  { key: 'batch_size', initial: 512, whole: true },
  { key: 'seed', initial: 42, whole: true },
  { key: 'validation_fraction', initial: 0.2, whole: false },
  { key: 'huber_delta', initial: 1, whole: false },
  { key: 'l1_penalty', initial: 0, whole: false },
  { key: 'l2_penalty', initial: 0, whole: false },
  { key: 'epochs', initial: 50, whole: true },
  { key: 'max_steps', initial: 0, whole: true },
  { key: 'patience', initial: 0, whole: false },
  { key: 'target_score', initial: 0, whole: false },
];

export const CHOICE_SETTINGS: readonly ChoiceSetting[] = [
  { key: 'missing_cells', initial: 'drop_row', values: FILLS },
  { key: 'scaling', initial: 'standard', values: SCALINGS },
  { key: 'target_scaling', initial: 'standard', values: SCALINGS },
  { key: 'task', initial: 'regression', values: ['regression', 'classification'] },
  { key: 'split', initial: 'random', values: ['random', 'stratified', 'latest', 'by_value'] },
  { key: 'model', initial: 'linear', values: ['linear', 'mlp'] },
  {
    key: 'activation',
    initial: 'tanh',
    values: ['tanh', 'relu', 'leaky_relu', 'sigmoid', 'gelu', 'identity'],
  },
  {
    key: 'initialisation',
    initial: 'pytorch',
    values: ['pytorch', 'glorot', 'zeros', 'ones'],
  },
  { key: 'loss', initial: 'mse', values: ['mse', 'half_mse', 'mae', 'huber'] },
];

/** Values with a name of their own, which is the same in every language there is. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['linear', 'Linear'],
  ['mlp', 'MLP'],
  ['tanh', 'tanh'],
  ['relu', 'relu'],
  ['leaky_relu', 'leaky relu'],
  ['sigmoid', 'sigmoid'],
  ['gelu', 'gelu'],
  ['huber', 'Huber'],
]);

export const HIDDEN_INITIAL: readonly number[] = [16];

const NUMBERS = new Map(NUMBER_SETTINGS.map((setting) => [setting.key, setting]));
const CHOICES = new Map(CHOICE_SETTINGS.map((setting) => [setting.key, setting]));

export function settingWords(key: NumberKey | ChoiceKey): SettingWords {
  const { labels, helps } = words().settings;
  return { label: labels[key], help: helps[key] };
}

export function numberSetting(key: NumberKey): NumberSetting & SettingWords {
  return { ...NUMBERS.get(key)!, ...settingWords(key) };
}

export function choiceSetting(key: ChoiceKey): ShownChoices {
  const setting = CHOICES.get(key)!;
  const said: Readonly<Record<string, string>> = words().settings.choices[key];
  const choices = setting.values.map((value) => ({
    value,
    label: NAMES.get(value) ?? said[value] ?? value,
  }));
  return { ...setting, ...settingWords(key), choices };
}

/** Every setting at its default; target and features wait for a table. */
export function initialRecipe(): Recipe {
  const numbers = NUMBER_SETTINGS.map((s) => [s.key, s.initial]);
  const choices = CHOICE_SETTINGS.map((s) => [s.key, s.initial]);
  return {
    ...(Object.fromEntries(numbers) as Pick<Recipe, NumberKey>),
    ...(Object.fromEntries(choices) as Pick<Recipe, ChoiceKey>),
    target: '',
    features: [],
    treatments: [],
    split_column: '',
    validation_value: '',
    hidden_units: HIDDEN_INITIAL,
    runners: runnersOf([optimizerAs('rmsprop')]),
  };
}

export function parseChoice({ key, values }: ChoiceSetting, text: string): string {
  if (values.includes(text)) return text;
  throw new PlaygroundError(
    'setting_not_a_choice',
    key,
    words().settings.refused.notChoice(text.slice(0, 40), settingWords(key).label, values),
  );
}

/** Units per hidden layer as people write them: `16` or `16, 8`. */
export function parseHidden(text: string): number[] {
  const parts = text.split(/[\s,x]+|(?<=\d)-/).filter((part) => part !== '');
  const units = parts.map(Number);
  if (units.length === 0 || units.some((n) => !Number.isInteger(n) || n < 1)) {
    throw new PlaygroundError(
      'setting_not_a_number',
      'hidden_units',
      words().settings.refused.notHidden(text.slice(0, 40)),
    );
  }
  return units;
}
