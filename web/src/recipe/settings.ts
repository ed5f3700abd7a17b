/**
 * The one table of settings: name, default and help of each key of the recipe but the optimizer's,
 * which the core describes (optimizers.ts). Form controls, links and the element's attributes come from
 * it. What a run may use is decided, and refused with a sentence, by the core.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { optimizerAs } from './optimizers.ts';
import type { ChoiceKey, NumberKey, Recipe } from './recipe.ts';
import { runnersOf } from './runners.ts';
import { FILLS, SCALINGS } from './treatment.ts';

export interface NumberSetting {
  readonly key: NumberKey;
  readonly label: string;
  readonly initial: number;
  readonly whole: boolean;
  readonly help: string;
}

export interface ChoiceSetting {
  readonly key: ChoiceKey;
  readonly label: string;
  readonly initial: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly help: string;
}

export const NUMBER_SETTINGS: readonly NumberSetting[] = [
  {
    key: 'batch_size',
    label: 'batch size',
    initial: 512,
    whole: true,
    help: 'Rows per step. From 1 to the number of training rows.',
  },
  {
    key: 'seed',
    label: 'seed',
    initial: 42,
    whole: true,
    help: 'Draws the validation rows, the initial weights and the order of the rows. Same seed, same run.',
  },
  {
    key: 'validation_fraction',
    label: 'share of rows to validate',
    initial: 0.2,
    whole: false,
    help: 'The rows the model never trains on. Between 0 and 1.',
  },
  {
    key: 'huber_delta',
    label: 'delta',
    initial: 1,
    whole: false,
    help: 'Standardised errors up to this count squared, larger ones linearly. Above 0.',
  },
  {
    key: 'l1_penalty',
    label: 'L1 penalty',
    initial: 0,
    whole: false,
    help: 'Times the sum of |w|, added to the loss: pulls weights to exactly 0. From 0 up.',
  },
  {
    key: 'l2_penalty',
    label: 'L2 penalty',
    initial: 0,
    whole: false,
    help: 'Times half the sum of w², added to the loss: keeps weights small. From 0 up.',
  },
  {
    key: 'epochs',
    label: 'epochs',
    initial: 50,
    whole: true,
    help: 'Passes over the training rows before the run stops. From 1 up.',
  },
  {
    key: 'max_steps',
    label: 'steps at most',
    initial: 0,
    whole: true,
    help: 'The run stops there, if the epochs are not over before. From 1 up; 0 for no limit.',
  },
  {
    key: 'patience',
    label: 'patience, in epochs',
    initial: 0,
    whole: false,
    help: 'The run stops after so many epochs in which no runner made its validation loss a thousandth better. Above 0; 0 for never.',
  },
  {
    key: 'target_score',
    label: 'target score',
    initial: 0,
    whole: false,
    help: 'The run stops once a runner is that good on the validation rows: an RMSE in the target’s own unit, or a share of rows predicted right, from 0 to 1. 0 for never.',
  },
];

export const CHOICE_SETTINGS: readonly ChoiceSetting[] = [
  {
    key: 'missing_cells',
    label: 'empty cells',
    initial: 'drop_row',
    choices: FILLS,
    help: 'Of the columns predicted from, unless a column has its own; a row without its target is always left out. Categories have no mean: theirs are filled with the most frequent one.',
  },
  {
    key: 'scaling',
    label: 'scaling',
    initial: 'standard',
    choices: SCALINGS,
    help: 'Of the numbers predicted from, by the training rows alone; a column may have its own.',
  },
  {
    key: 'target_scaling',
    label: 'target scaling',
    initial: 'standard',
    choices: SCALINGS,
    help: 'Of the number to predict, by the training rows alone. What is shown is in its own unit whatever is chosen.',
  },
  {
    key: 'task',
    label: 'task',
    initial: 'regression',
    choices: [
      { value: 'regression', label: 'a number' },
      { value: 'classification', label: 'one of its values, as classes' },
    ],
    help: 'A regression predicts how much, a classification which one.',
  },
  {
    key: 'split',
    label: 'split',
    initial: 'random',
    choices: [
      { value: 'random', label: 'at random' },
      { value: 'stratified', label: 'every class in proportion' },
      { value: 'latest', label: 'the latest, by a column' },
      { value: 'by_value', label: 'those a column names' },
    ],
    help: 'Which rows validate.',
  },
  {
    key: 'model',
    label: 'model',
    initial: 'linear',
    choices: [
      { value: 'linear', label: 'Linear' },
      { value: 'mlp', label: 'MLP' },
    ],
    help: 'A straight line through the features, or a network with hidden layers.',
  },
  {
    key: 'activation',
    label: 'activation',
    initial: 'tanh',
    choices: [
      { value: 'tanh', label: 'tanh' },
      { value: 'relu', label: 'relu' },
      { value: 'leaky_relu', label: 'leaky relu' },
      { value: 'sigmoid', label: 'sigmoid' },
      { value: 'gelu', label: 'gelu' },
      { value: 'identity', label: 'none' },
    ],
    help: 'What each hidden unit does with its sum.',
  },
  {
    key: 'initialisation',
    label: 'start',
    initial: 'pytorch',
    choices: [
      { value: 'pytorch', label: 'random, as PyTorch' },
      { value: 'glorot', label: 'random, Glorot' },
      { value: 'zeros', label: 'all 0' },
      { value: 'ones', label: 'slopes 1, intercept 0' },
    ],
    help: 'The weights before the first step. An MLP needs a random start.',
  },
  {
    key: 'loss',
    label: 'loss',
    initial: 'mse',
    choices: [
      { value: 'mse', label: 'mean squared error' },
      { value: 'half_mse', label: 'half mean squared error' },
      { value: 'mae', label: 'mean absolute error' },
      { value: 'huber', label: 'Huber' },
    ],
    help: 'What training makes smaller, on the standardised target.',
  },
];

export const HIDDEN_INITIAL: readonly number[] = [16];

const NUMBERS = new Map(NUMBER_SETTINGS.map((setting) => [setting.key, setting]));
const CHOICES = new Map(CHOICE_SETTINGS.map((setting) => [setting.key, setting]));

export function numberSetting(key: NumberKey): NumberSetting {
  return NUMBERS.get(key)!;
}

export function choiceSetting(key: ChoiceKey): ChoiceSetting {
  return CHOICES.get(key)!;
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

export function parseChoice(setting: ChoiceSetting, text: string): string {
  const known = setting.choices.map((choice) => choice.value);
  if (known.includes(text)) return text;
  throw new PlaygroundError(
    'setting_not_a_choice',
    setting.key,
    `“${text.slice(0, 40)}” is no choice for ${setting.label}. Choose one of: ${known.join(', ')}.`,
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
      `“${text.slice(0, 40)}” does not name hidden layers. Type the units of each, like 16 or 16, 8.`,
    );
  }
  return units;
}
