import { describe, expect, test } from 'vitest';
import { initialState, type PlaygroundState } from '../../../web/src/app/state.ts';
import type { Frame, SessionInfo } from '../../../web/src/protocol/calls.ts';
import type { Recipe } from '../../../web/src/recipe/recipe.ts';
import { endInWords } from '../../../web/src/views/run-bar.ts';
import { stoppedInWords } from '../../../web/src/views/stopped-words.ts';

function state(
  frame: Partial<Frame>,
  recipe: Partial<Recipe> = {},
  classes: string[] = [],
): PlaygroundState {
  const metrics = { validationRmse: 481.2, validationAccuracy: 0.912 };
  const runners = [{ slot: 1, divergence: null, metrics }];
  return {
    ...initialState(),
    recipe: { ...initialState().recipe, ...recipe },
    info: { classes, stepsPerEpoch: 10 } as unknown as SessionInfo,
    frame: { step: 120, running: false, stop: null, runners, ...frame } as unknown as Frame,
  };
}

/** With the spaces that do not break as usual ones. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('why a run has stopped', () => {
  test.each([
    [state({}), ''],
    [state({ running: true, stop: { cause: 'plateau', slot: 1 } }), ''],
    [state({ step: 500 }), 'Stopped after 50 epochs.'],
    [state({ step: 200 }, { max_steps: 200 }), 'Stopped after 200 steps.'],
    [
      state({ stop: { cause: 'plateau', slot: 1 } }, { patience: 3 }),
      'Stopped: no better loss for 3 epochs.',
    ],
    [
      state({ stop: { cause: 'target', slot: 1 } }, { target_score: 500 }),
      'Stopped: RMSprop misses by 481, 500 was wanted.',
    ],
    [
      state({ stop: { cause: 'target', slot: 1 } }, { target_score: 0.9 }, ['a', 'b']),
      'Stopped: RMSprop predicts 91.2 % right, 90 % were wanted.',
    ],
  ])('case %#', (given, sentence) => {
    expect(plain(stoppedInWords(given))).toBe(sentence);
  });
});

test('when it will stop is said in short', () => {
  expect(plain(endInWords(state({})))).toBe('50 epochs');
  expect(plain(endInWords(state({}, { patience: 2, target_score: 500 })))).toBe(
    '50 epochs or on a plateau or at a score of 500',
  );
});
