/** What tells runners apart everywhere: name, colour, dash and width of line. */

import type { PlaygroundState } from '../app/state.ts';
import type { ColourRole, Line, RunnerColour } from '../charts/plot-spec.ts';
import type { RunnerFrame } from '../protocol/calls.ts';
import { isAsPreset, type Optimizer, optimizerInfo, presetOf } from '../recipe/optimizers.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { Runner } from '../recipe/runners.ts';
import { coreText, words } from '../words/language.ts';

/** By slot; the colours are close for some eyes, so the dash is never left out. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [7, 3.5],
  [0.1, 3.6],
  [9, 3.5, 1.5, 3.5],
  [3, 2.5],
  [14, 3],
];

export function colourOf(slot: number): RunnerColour {
  return `runner-${slot}` as RunnerColour;
}

/** "RMSprop", or "RMSprop 2" for the second one of the race. */
export function nameOf({ runners }: Recipe, { slot, optimizer }: Runner): string {
  const { label } = optimizerInfo(optimizer.name);
  const alike = runners.filter((runner) => runner.optimizer.name === optimizer.name);
  const place = alike.findIndex((runner) => runner.slot === slot);
  return place > 0 ? `${label} ${place + 1}` : label;
}

/** "Graves 2013", or "Graves 2013, changed". */
export function presetText(optimizer: Optimizer): string {
  const label = coreText(presetOf(optimizer).label);
  return isAsPreset(optimizer) ? label : words().race.changedPreset(label);
}

type Look = Pick<Line, 'name' | 'width'> & { readonly colour: ColourRole } & Pick<
    Line,
    'dash' | 'isDotted'
  >;

/** Of a runner's line in a chart; the one looked at is thicker. */
export function lookOf({ recipe, slot }: PlaygroundState, runner: Runner): Look {
  const dash = DASHES[runner.slot - 1]!;
  return {
    name: nameOf(recipe, runner),
    colour: colourOf(runner.slot),
    width: runner.slot === slot ? 2.25 : 1.75,
    ...(dash.length > 0 ? { dash } : {}),
    ...(runner.slot === 3 ? { isDotted: true } : {}),
  };
}

export interface RunnerView {
  readonly runner: Runner;
  readonly frame: RunnerFrame;
  readonly isFocus: boolean;
}

/** Every runner with its frame, the one looked at last: it is drawn on top. */
export function runnersToDraw({ recipe, frame, slot }: PlaygroundState): RunnerView[] {
  const views = recipe.runners.flatMap((runner): RunnerView[] => {
    const own = frame?.runners.find((one) => one.slot === runner.slot);
    return own ? [{ runner, frame: own, isFocus: runner.slot === slot }] : [];
  });
  return [...views.filter(({ isFocus }) => !isFocus), ...views.filter(({ isFocus }) => isFocus)];
}
