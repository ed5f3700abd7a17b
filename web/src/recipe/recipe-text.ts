/** The recipe as named texts: what links carry and the element's attributes hold. */

import { PlaygroundError, type WireError } from '../base/playground-error.ts';
import { parseNames, writeNames } from './names.ts';
import {
  hyperParameter,
  OPTIMIZERS,
  type Optimizer,
  optimizerAs,
  parseHyper,
  presetOf,
} from './optimizers.ts';
import { parseNumber } from './parse-number.ts';
import type { Recipe } from './recipe.ts';
import { changedValues, parseRivals, runnersOf, writeOptimizer } from './runners.ts';
import {
  CHOICE_SETTINGS,
  initialRecipe,
  NUMBER_SETTINGS,
  parseChoice,
  parseHidden,
} from './settings.ts';
import { parseTreatments, writeTreatments } from './treatment-text.ts';

/** The text under a key, null where there is none. */
export type TextOf = (key: string) => string | null;

export interface RecipeText {
  readonly recipe: Partial<Recipe>;
  /** The first text that could not be used; it is left out. */
  readonly refused: WireError | null;
}

type Reader = readonly [key: string, read: (text: string) => Partial<Recipe>];

const READERS: readonly Reader[] = [
  ['target', (text) => ({ target: text.trim() })],
  ['features', (text) => ({ features: parseNames(text) })],
  ['treatments', (text) => ({ treatments: parseTreatments(text) })],
  ['split_column', (text) => ({ split_column: text.trim() })],
  ['validation_value', (text) => ({ validation_value: text })],
  ['hidden_units', (text) => ({ hidden_units: parseHidden(text) })],
  ...NUMBER_SETTINGS.map(
    (setting): Reader => [setting.key, (text) => ({ [setting.key]: parseNumber(setting, text) })],
  ),
  ...CHOICE_SETTINGS.map(
    (setting): Reader => [setting.key, (text) => ({ [setting.key]: parseChoice(setting, text) })],
  ),
];

const HYPER_KEYS: readonly string[] = [
  ...new Set(OPTIMIZERS.flatMap(({ hyperParameters }) => hyperParameters.map(({ key }) => key))),
];

/** Every key a recipe may be given by. */
export const RECIPE_KEYS: readonly string[] = [
  ...READERS.map(([key]) => key),
  'optimizer',
  'preset',
  'rivals',
  ...HYPER_KEYS,
];

export function readRecipe(textOf: TextOf): RecipeText {
  let recipe: Partial<Recipe> = {};
  let refused: WireError | null = null;
  /** False where the text was refused. */
  const attempt = (key: string, use: (text: string) => void): boolean => {
    const text = textOf(key);
    if (text === null) return true;
    try {
      use(text);
      return true;
    } catch (thrown) {
      const { code, message } = PlaygroundError.from(thrown);
      refused ??= { code, where: key, message };
      return false;
    }
  };
  for (const [key, read] of READERS) {
    attempt(key, (text) => {
      recipe = { ...recipe, ...read(text) };
    });
  }
  const optimizer = readOptimizer(attempt);
  let rivals: Optimizer[] = [];
  attempt('rivals', (text) => {
    rivals = parseRivals(text);
  });
  if (!optimizer && rivals.length === 0) return { recipe, refused };
  const runners = runnersOf([optimizer ?? optimizerAs('rmsprop'), ...rivals]);
  return { recipe: { ...recipe, runners }, refused };
}

/** Null where nothing was said of it. */
function readOptimizer(
  attempt: (key: string, use: (text: string) => void) => boolean,
): Optimizer | null {
  let optimizer: Optimizer | null = null;
  const chosen = (): Optimizer => optimizer ?? optimizerAs('rmsprop');
  const known = attempt('optimizer', (text) => {
    optimizer = optimizerAs(text.trim());
  });
  // What was meant for an optimizer that is not there is not for another one.
  if (!known) return null;
  attempt('preset', (text) => {
    optimizer = optimizerAs(chosen().name, text.trim());
  });
  for (const key of HYPER_KEYS) {
    attempt(key, (text) => {
      const value = parseHyper(hyperParameter(chosen().name, key), text);
      optimizer = { ...chosen(), values: { ...chosen().values, [key]: value } };
    });
  }
  return optimizer;
}

/** What a table suggests by itself, where nothing is said of it. */
const SUGGESTED: readonly string[] = ['task', 'split'];

/**
 * Target, features, what a table would suggest otherwise, and whatever else is not as in `initial`;
 * over that, `readRecipe` gives the same recipe.
 */
export function writeRecipe(
  recipe: Recipe,
  initial: Recipe = initialRecipe(),
): [key: string, text: string][] {
  const plain = [...NUMBER_SETTINGS, ...CHOICE_SETTINGS]
    .filter(({ key }) => recipe[key] !== initial[key] || SUGGESTED.includes(key))
    .map(({ key }): [string, string] => [key, String(recipe[key])]);
  const columns: [string, string][] = [
    ['treatments', writeTreatments(recipe.treatments)],
    ['split_column', recipe.split_column],
    ['validation_value', recipe.validation_value],
  ];
  const hidden: [string, string][] =
    recipe.model === 'mlp' ? [['hidden_units', recipe.hidden_units.join(',')]] : [];
  return [
    ['target', recipe.target],
    ['features', writeNames(recipe.features)],
    ...plain,
    ...columns.filter(([, text]) => text !== ''),
    ...hidden,
    ...writeRunners(recipe.runners),
  ];
}

function writeRunners([first, ...rivals]: Recipe['runners']): [key: string, text: string][] {
  const initial = optimizerAs('rmsprop');
  const { optimizer } = first!;
  const start: [string, string][] =
    optimizer.name === initial.name && optimizer.preset === initial.preset
      ? []
      : [
          ['optimizer', optimizer.name],
          ['preset', optimizer.preset],
        ];
  const others: [string, string][] =
    rivals.length === 0
      ? []
      : [['rivals', rivals.map((runner) => writeOptimizer(runner.optimizer)).join(',')]];
  return [...start, ...changedValues(optimizer), ...others];
}

/** A recipe less what is at `where`: a key of it, or a hyper-parameter as `optimizer.rho`. */
export function without(recipe: Partial<Recipe>, where: string): Partial<Recipe> {
  const [name, key] = where.split('.');
  const { runners } = recipe;
  if (name === 'optimizer' && key !== undefined && runners) {
    const usual = runners.map((runner) => ({
      ...runner,
      optimizer: withUsual(runner.optimizer, key),
    }));
    return { ...recipe, runners: usual };
  }
  return Object.fromEntries(Object.entries(recipe).filter(([other]) => other !== name));
}

/** With the preset's value of one hyper-parameter, where it has that. */
function withUsual(optimizer: Optimizer, key: string): Optimizer {
  const value = presetOf(optimizer).values[key];
  if (value === undefined) return optimizer;
  return { ...optimizer, values: { ...optimizer.values, [key]: value } };
}
