/** Which weight the page looks into, and at which steps. */

import type { MicroscopeLook, RunnerFrame } from '../protocol/calls.ts';
import { focusOf, type PlaygroundState } from './state.ts';

/** Steps that the strips show. */
const WINDOW = 120;

/** What to ask for now; nothing where the microscope is not shown. */
export function microscopeLook(state: PlaygroundState): MicroscopeLook | null {
  const { frame, runner } = focusOf(state);
  if (state.tab !== 'microscope' || !state.info || !frame) return null;
  const { slot } = runner;
  const to = frame.step;
  return { slot, parameter: state.weight, from: Math.max(1, to - WINDOW + 1), to };
}

/** Whether two looks see the same. */
export function isSameLook(a: MicroscopeLook, b: MicroscopeLook): boolean {
  return a.slot === b.slot && a.parameter === b.parameter && a.to === b.to;
}

/** The weight with the largest effective step now; the first one before there is any. */
export function largestStep({ effectiveSteps }: RunnerFrame, parameters: number): number {
  let largest = 0;
  effectiveSteps.forEach((step, at) => {
    if (step > effectiveSteps[largest]!) largest = at;
  });
  // Of a large model there is every k-th weight.
  return largest * Math.ceil(parameters / Math.max(1, effectiveSteps.length));
}
