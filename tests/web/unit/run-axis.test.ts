import { describe, expect, test } from 'vitest';
import { initialState, type PlaygroundState, type RunUnit } from '../../../web/src/app/state.ts';
import type { Frame, RunnerFrame, SessionInfo } from '../../../web/src/protocol/calls.ts';
import { alongOf, runAxis } from '../../../web/src/views/run-axis.ts';

/** Two evaluations, at steps 0 and 10; SVRG takes all of 100 rows at its start. */
const EVALUATIONS = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0],
  [4, 0, 0, 0, 0, 0, 0, 0, 100],
  [10, 0, 0, 0, 0, 0, 0, 0, 160],
];

function runner(rest: Partial<RunnerFrame> = {}): RunnerFrame {
  return {
    slot: 1,
    step: 10,
    evaluations: Float64Array.from(EVALUATIONS.flat()),
    millisecondsPerStep: 0.5,
    ...rest,
  } as RunnerFrame;
}

function state(runUnit: RunUnit): PlaygroundState {
  return { ...initialState(), runUnit, info: { stepsPerEpoch: 5 } as SessionInfo };
}

describe('a step is placed', () => {
  test.each<[RunUnit, number, number]>([
    ['steps', 7, 7],
    ['epochs', 7, 1.4],
    ['milliseconds', 7, 3.5],
    ['evaluations', 0, 0],
    ['evaluations', 2, 50],
    ['evaluations', 4, 100],
    ['evaluations', 7, 130],
    ['evaluations', 20, 320],
  ])('in %s, step %d at %d', (unit, step, place) => {
    expect(alongOf(state(unit), runner())!(step)).toBeCloseTo(place, 12);
  });

  test('nowhere where its time was never measured, but for step 0', () => {
    const unmeasured = { millisecondsPerStep: Number.NaN };
    expect(alongOf(state('milliseconds'), runner(unmeasured))).toBeNull();
    expect(alongOf(state('milliseconds'), runner({ ...unmeasured, step: 0 }))!(0)).toBe(0);
  });
});

test('the axis is long enough for the slowest runner', () => {
  const slow = runner({ slot: 2, millisecondsPerStep: 2 });
  const frame = { step: 10, reached: 10, runners: [runner(), slow] } as unknown as Frame;
  const axis = runAxis(state('milliseconds'), frame);
  expect(axis.label).toBe('ms');
  expect(axis.range![1]).toBe(200); // 100 steps are shown at least
});
