import { describe, expect, test } from 'vitest';
import { initialState, type PlaygroundState } from '../../../web/src/app/state.ts';
import type { Frame, RunnerFrame, SessionInfo } from '../../../web/src/protocol/calls.ts';
import { optimizerAs } from '../../../web/src/recipe/optimizers.ts';
import { runnersOf } from '../../../web/src/recipe/runners.ts';
import { initialRecipe } from '../../../web/src/recipe/settings.ts';
import { raceInWords } from '../../../web/src/views/race-words.ts';

interface Standing {
  readonly rmse?: number;
  readonly accuracy?: number;
  readonly diverged?: number;
  readonly step?: number;
}

function state(
  standings: readonly Standing[],
  classes: string[] = [],
  step = 1240,
): PlaygroundState {
  const names = ['rmsprop', 'adam', 'sgd'].slice(0, standings.length);
  const runners = standings.map(({ rmse, accuracy, diverged, step: own = step }, index) => ({
    slot: index + 1,
    step: own,
    divergence: diverged === undefined ? null : { step: diverged },
    metrics: { validationRmse: rmse, validationAccuracy: accuracy },
  })) as unknown as RunnerFrame[];
  return {
    ...initialState(),
    recipe: {
      ...initialRecipe(),
      target: 'price',
      runners: runnersOf(names.map((name) => optimizerAs(name))),
    },
    info: { classes } as unknown as SessionInfo,
    frame: { step, runners } as unknown as Frame,
  };
}

describe('the race in words', () => {
  test('names the best first, in the target’s unit', () => {
    expect(raceInWords(state([{ rmse: 680 }, { rmse: 652 }, { rmse: 1138 }]))).toBe(
      'After 1,240\u00a0steps Adam misses unseen price by 652, RMSprop by 680, SGD by 1,138.',
    );
  });

  test('of classes counts what is right', () => {
    expect(raceInWords(state([{ accuracy: 0.9 }, { accuracy: 0.95 }], ['a', 'b']))).toBe(
      'After 1,240\u00a0steps Adam predicts 95\u00a0% of unseen price right, RMSprop 90\u00a0%.',
    );
  });

  test('says who diverged and when, and leaves out who is still catching up', () => {
    expect(raceInWords(state([{ rmse: 680 }, { diverged: 11 }, { rmse: 9, step: 3 }]))).toBe(
      'After 1,240\u00a0steps RMSprop misses unseen price by 680; Adam diverged at step 11.',
    );
  });

  test('says nothing before the first step', () => {
    expect(raceInWords(state([{ rmse: 680 }], [], 0))).toBe('');
  });
});
