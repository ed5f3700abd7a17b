import { describe, expect, test } from 'vitest';
import { suggestRecipe } from '../../../web/src/app/default-recipe.ts';
import { initialState, isFinished, lastStep, reduce } from '../../../web/src/app/state.ts';
import type { Frame, SessionInfo, TableSummary } from '../../../web/src/protocol/calls.ts';
import { initialRecipe } from '../../../web/src/recipe/settings.ts';

function summary(
  columns: [name: string, kind: 'number' | 'text', distinct?: number][],
  rows: number,
) {
  return {
    name: 't.csv',
    bytes: 1,
    rowCount: rows,
    preview: [],
    notes: [],
    columns: columns.map(([name, kind, distinct = 50]) => ({ name, kind, distinct })),
  } as unknown as TableSummary;
}

describe('what to predict from what, when nobody has said', () => {
  test('the last number column from the other ones', () => {
    const table = summary(
      [
        ['a', 'number'],
        ['b', 'text'],
        ['c', 'number'],
        ['d', 'number'],
      ],
      10000,
    );
    const { recipe } = suggestRecipe(table, initialRecipe());
    expect(recipe).toMatchObject({ target: 'd', features: ['a', 'c'] });
  });

  test('a column called target before the last one', () => {
    const table = summary(
      [
        ['target', 'number'],
        ['a', 'number'],
        ['b', 'number'],
      ],
      10000,
    );
    const { recipe } = suggestRecipe(table, initialRecipe());
    expect(recipe).toMatchObject({ target: 'target', features: ['a', 'b'] });
  });

  test('columns with one value are neither target nor feature', () => {
    const table = summary(
      [
        ['a', 'number'],
        ['b', 'number', 1],
        ['c', 'number'],
        ['d', 'number', 1],
      ],
      10000,
    );
    const { recipe } = suggestRecipe(table, initialRecipe());
    expect(recipe).toMatchObject({ target: 'c', features: ['a'] });
  });

  test('the choice so far is kept when the new table has its columns', () => {
    const table = summary(
      [
        ['a', 'number'],
        ['b', 'number'],
        ['c', 'number'],
      ],
      10000,
    );
    const chosen = { ...initialRecipe(), target: 'a', features: ['c'] };
    expect(suggestRecipe(table, chosen).recipe).toMatchObject({ target: 'a', features: ['c'] });
  });

  test('a batch that would be nearly the whole table shrinks, and the ledger says so', () => {
    const table = summary(
      [
        ['a', 'number'],
        ['b', 'number'],
      ],
      150,
    );
    const { recipe, adjustments } = suggestRecipe(table, { ...initialRecipe(), batch_size: 512 });
    expect(recipe.batch_size).toBe(8);
    expect(adjustments[0]).toMatch(/Batch set to 8 from 512/);
  });

  test('a batch that fits is left alone', () => {
    const table = summary(
      [
        ['a', 'number'],
        ['b', 'number'],
      ],
      53940,
    );
    const { recipe, adjustments } = suggestRecipe(table, { ...initialRecipe(), batch_size: 512 });
    expect(recipe.batch_size).toBe(512);
    expect(adjustments).toEqual([]);
  });
});

const RULE = { statements: [], states: [] };

describe('the state', () => {
  const refusedState = reduce(initialState(), {
    type: 'settingRefused',
    key: 'rho',
    refused: { text: 'x', message: 'no' },
  });

  test('keeps a refused text beside the recipe it did not change', () => {
    expect(refusedState.refused.get('rho')).toEqual({ text: 'x', message: 'no' });
    expect(refusedState.recipe).toEqual(initialState().recipe);
  });

  test('forgets the refusal once the setting is accepted', () => {
    const accepted = reduce(refusedState, { type: 'settingAccepted', key: 'rho' });
    expect(accepted.refused.size).toBe(0);
  });

  test('a run is finished at its last step or when it diverged', () => {
    const info = { stepsPerEpoch: 10 } as SessionInfo;
    const state = { ...initialState(), info };
    const frame = (step: number, divergence: Frame['divergence']) =>
      ({ step, divergence }) as Frame;
    expect(lastStep(state)).toBe(state.recipe.epochs * 10);
    expect(isFinished({ ...state, frame: frame(499, null) })).toBe(false);
    expect(isFinished({ ...state, frame: frame(500, null) })).toBe(true);
    const diverged = { step: 3, cause: 'loss_exploded', loss: 1e12 } as const;
    expect(isFinished({ ...state, frame: frame(3, diverged) })).toBe(true);
  });

  test('a new session forgets the changes marked on the old one', () => {
    const changed = reduce(initialState(), {
      type: 'optimizerChanged',
      recipe: initialRecipe(),
      rule: RULE,
      change: { step: 5, text: 'learning rate 0.1' },
    });
    expect(changed.changes).toHaveLength(1);
    const started = reduce(changed, {
      type: 'sessionStarted',
      recipe: initialRecipe(),
      info: {} as SessionInfo,
      rule: RULE,
    });
    expect(started.changes).toEqual([]);
  });
});
