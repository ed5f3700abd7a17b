/** The optimizers the core has, and a choice of one with a value for each of its hyper-parameters. */

import OPTIMIZERS, {
  type HyperParameter,
  type HyperValue,
  type OptimizerInfo,
  type Preset,
} from 'rmsprop-core/optimizers';
import { nearestName } from '../base/nearest-name.ts';
import { PlaygroundError } from '../base/playground-error.ts';
import { coreText, words } from '../words/language.ts';
import { parseNumber, typedNumber } from './parse-number.ts';

export type { HyperParameter, HyperValue, OptimizerInfo, Preset };
export { OPTIMIZERS };

export interface Optimizer {
  /** Key of an entry of OPTIMIZERS. */
  readonly name: string;
  /** Key of the preset it started from. */
  readonly preset: string;
  /** Of every hyper-parameter. */
  readonly values: Readonly<Record<string, HyperValue>>;
}

export function optimizerInfo(name: string): OptimizerInfo {
  const found = OPTIMIZERS.find(({ key }) => key === name);
  if (found) return found;
  const known = keysOf(OPTIMIZERS);
  throw unknown(
    'optimizer_unknown',
    'optimizer',
    name,
    known,
    words().settings.refused.noOptimizer,
  );
}

export function presetOf({ name, preset }: Pick<Optimizer, 'name' | 'preset'>): Preset {
  const { presets, label } = optimizerInfo(name);
  const found = presets.find(({ key }) => key === preset);
  if (found) return found;
  throw unknown('preset_unknown', 'preset', preset, keysOf(presets), (text, nearest, known) =>
    words().settings.refused.noPreset(text, label, nearest, known),
  );
}

/** As the preset sets it; by default the first one. */
export function optimizerAs(name: string, preset?: string): Optimizer {
  const key = preset ?? optimizerInfo(name).presets[0].key;
  return { name, preset: key, values: presetOf({ name, preset: key }).values };
}

export function hyperParameter(name: string, key: string): HyperParameter {
  const { hyperParameters, label } = optimizerInfo(name);
  const found = hyperParameters.find((parameter) => parameter.key === key);
  if (found) return found;
  throw unknown('setting_unknown', key, key, keysOf(hyperParameters), (text, nearest, known) =>
    words().settings.refused.noHyper(text, label, nearest, known),
  );
}

/** Whether a change of it would change anything, given the other values. */
export function counts(parameter: HyperParameter, values: Optimizer['values']): boolean {
  const condition = parameter.countsWhen;
  if (!condition) return true;
  const value = values[condition.key];
  if (condition.choices.length > 0) return condition.choices.includes(String(value));
  return value === true || (typeof value === 'number' && value > 0);
}

/** Whether every value is still the preset's. */
export function isAsPreset(optimizer: Optimizer): boolean {
  const { values } = presetOf(optimizer);
  return Object.entries(values).every(([key, value]) => optimizer.values[key] === value);
}

const TRUE = ['true', 'on', 'yes', '1', ''];
const FALSE = ['false', 'off', 'no', '0'];

/** A typed value; its range is the core's business. Throws with the hyper-parameter's key. */
export function parseHyper(parameter: HyperParameter, text: string): HyperValue {
  if (parameter.kind === 'number') return parseNumber(parameter, text);
  const trimmed = text.trim();
  if (parameter.kind === 'toggle') {
    if (TRUE.includes(trimmed)) return true;
    if (FALSE.includes(trimmed)) return false;
    throw noChoice(parameter, text, ['true', 'false']);
  }
  const known = parameter.choices.map(({ value }) => value);
  if (known.includes(trimmed)) return trimmed;
  throw noChoice(parameter, text, known);
}

function noChoice(
  { key, label }: HyperParameter,
  given: string,
  values: readonly string[],
): PlaygroundError {
  return unknown('setting_not_a_choice', key, given, values, (text, nearest, known) =>
    words().settings.refused.noHyperChoice(text, coreText(label), nearest, known),
  );
}

/** The value as `parseHyper` reads it, for a field; links have numbers with a point. */
export function hyperText(value: HyperValue): string {
  return typeof value === 'number' ? typedNumber(value) : String(value);
}

function keysOf(all: readonly { readonly key: string }[]): string[] {
  return all.map(({ key }) => key);
}

function unknown(
  code: 'optimizer_unknown' | 'preset_unknown' | 'setting_unknown' | 'setting_not_a_choice',
  where: string,
  given: string,
  known: readonly string[],
  say: (text: string, nearest: string, known: readonly string[]) => string,
): PlaygroundError {
  const message = say(given.slice(0, 40), nearestName(given, known), known);
  return new PlaygroundError(code, where, message);
}
