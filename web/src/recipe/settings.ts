/**
 * The one table of settings: name, range, default and help of each key of the recipe. Form controls
 * and the element's attributes come from it. Ranges here are those of the controls; what a run may
 * use at all is decided, and refused with a sentence, by the core.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import type { ChoiceKey, NumberKey, Recipe } from './recipe.ts';

export interface NumberSetting {
  readonly key: NumberKey;
  readonly label: string;
  /** The letter that stands for it in the formula. */
  readonly symbol?: string;
  readonly initial: number;
  /** Range of the slider; typing may go beyond. */
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log' | 'decay';
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
    key: 'learning_rate',
    label: 'learning rate',
    symbol: 'η',
    initial: 0.01,
    min: 1e-5,
    max: 1,
    scale: 'log',
    whole: false,
    help: 'Scales every update. Above 0.',
  },
  {
    key: 'rho',
    label: 'decay',
    symbol: 'ρ',
    initial: 0.9,
    min: 0,
    max: 0.9999,
    scale: 'decay',
    whole: false,
    help: 'How much of the mean square is kept at each step; PyTorch calls it alpha. From 0, below 1.',
  },
  {
    key: 'epsilon',
    label: 'epsilon',
    symbol: 'ε',
    initial: 1e-8,
    min: 1e-12,
    max: 1,
    scale: 'log',
    whole: false,
    help: 'Added to the root, so that nothing is divided by 0. From 0.',
  },
  {
    key: 'batch_size',
    label: 'batch size',
    initial: 512,
    min: 1,
    max: 65536,
    scale: 'log',
    whole: true,
    help: 'Rows per step. From 1 to the number of training rows.',
  },
  {
    key: 'seed',
    label: 'seed',
    initial: 42,
    min: 0,
    max: 999,
    scale: 'linear',
    whole: true,
    help: 'Draws the validation rows, the initial weights and the order of the rows. Same seed, same run.',
  },
  {
    key: 'validation_fraction',
    label: 'share of rows to validate',
    initial: 0.2,
    min: 0.05,
    max: 0.5,
    scale: 'linear',
    whole: false,
    help: 'The rows the model never trains on. Between 0 and 1.',
  },
  {
    key: 'epochs',
    label: 'stops after',
    initial: 50,
    min: 1,
    max: 10000,
    scale: 'log',
    whole: true,
    help: 'Passes over the training rows before the run stops.',
  },
];

export const CHOICE_SETTINGS: readonly ChoiceSetting[] = [
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
    hidden_units: HIDDEN_INITIAL,
  };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A typed number; throws `setting_not_a_number` with the key. The range is the core's business. */
export function parseNumber(setting: NumberSetting, text: string): number {
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
