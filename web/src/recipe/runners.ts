/** The runners of a race: an optimizer each, on the same data, start and batches. */

import { PlaygroundError } from '../base/playground-error.ts';
import { words } from '../words/language.ts';
import { escapeName, unescapeName } from './names.ts';
import { hyperParameter, type Optimizer, optimizerAs, parseHyper, presetOf } from './optimizers.ts';

/** As many as there are colours and dashes to tell them apart. */
export const MOST_RUNNERS = 6;

export interface Runner {
  /** 1 to MOST_RUNNERS, its own: colour and dash go by it, wherever the runner stands. */
  readonly slot: number;
  readonly optimizer: Optimizer;
}

export function runnersOf(optimizers: readonly Optimizer[]): Runner[] {
  return optimizers.map((optimizer, index) => ({ slot: index + 1, optimizer }));
}

/** Undefined where the race is full. */
export function freeSlot(runners: readonly Runner[]): number | undefined {
  for (let slot = 1; slot <= MOST_RUNNERS; slot++) {
    if (runners.every((runner) => runner.slot !== slot)) return slot;
  }
  return undefined;
}

/** With another optimizer in one slot. */
export function withOptimizer(
  runners: readonly Runner[],
  slot: number,
  optimizer: Optimizer,
): Runner[] {
  return runners.map((runner) => (runner.slot === slot ? { slot, optimizer } : runner));
}

/** Values that are not the preset's. */
export function changedValues(optimizer: Optimizer): [key: string, text: string][] {
  const { values } = presetOf(optimizer);
  return Object.entries(optimizer.values)
    .filter(([key, value]) => value !== values[key])
    .map(([key, value]) => [key, String(value)]);
}

/** `adam:preset=keras:learning_rate=0.02` */
export function writeOptimizer(optimizer: Optimizer): string {
  const { name, preset } = optimizer;
  const start = preset === optimizerAs(name).preset ? [] : [['preset', preset] as const];
  const settings = [...start, ...changedValues(optimizer)];
  return [name, ...settings.map(([key, text]) => `${key}=${escapeName(text)}`)].join(':');
}

/** Throws as `optimizerAs` and `parseHyper` do. */
function parseOptimizer(text: string): Optimizer {
  const [name = '', ...settings] = text.trim().split(':');
  const pairs = settings.map((setting) => {
    const [key = '', value = ''] = setting.split('=').map((side) => unescapeName(side));
    return [key, value] as const;
  });
  const preset = pairs.find(([key]) => key === 'preset')?.[1];
  const start = optimizerAs(name, preset);
  const said = pairs.filter(([key]) => key !== 'preset');
  const values = said.map(([key, value]) => [key, parseHyper(hyperParameter(name, key), value)]);
  return { ...start, values: { ...start.values, ...Object.fromEntries(values) } };
}

/** Those of a race beside its first runner, separated by commas. */
export function parseRivals(text: string): Optimizer[] {
  if (text.trim() === '') return [];
  const rivals = text.split(',').map(parseOptimizer);
  if (rivals.length < MOST_RUNNERS) return rivals;
  throw new PlaygroundError(
    'setting_out_of_range',
    'rivals',
    words().settings.refused.tooManyRivals(rivals.length, MOST_RUNNERS),
  );
}
