/** Which landscape the page shows. */

import type { LandscapeLook } from '../protocol/calls.ts';
import { focusOf, type PlaygroundState } from './state.ts';

/** Points along each side, at all spacings with both edges. */
const POINTS = 33;

/** What to ask for now; nothing where the landscape is not shown. */
export function landscapeLook(state: PlaygroundState): LandscapeLook | null {
  const { frame, runner } = focusOf(state);
  if (state.tab !== 'landscape' || !frame) return null;
  return { slot: runner.slot, plane: state.plane, points: POINTS };
}
