import { describe, expect, test } from 'vitest';
import { suggestRecipe, withTask } from '../../../web/src/app/default-recipe.ts';
import { initialState, isFinished, lastStep, reduce } from '../../../web/src/app/state.ts';
import { suggestTask } from '../../../web/src/app/task-of-target.ts';
import type {
  Frame,
  RunnerFrame,
  SessionInfo,
  TableSummary,
} from '../../../web/src/protocol/calls.ts';
import { optimizerAs } from '../../../web/src/recipe/optimizers.ts';
import { runnersOf } from '../../../web/src/recipe/runners.ts';
import { initialRecipe } from '../../../web/src/recipe/settings.ts';

type Kind = TableSummary['columns'][number]['kind'];

function summary(
  columns: [name: string, kind: Kind, distinct?: number, more?: object][],
  rows: number,
) {
  return {
    name: 't.csv',
    rowCount: rows,
    columns: columns.map(([name, kind, distinct = 50, more = {}]) => ({
      name,
      kind,
      distinct,
      missing: 0,
      role: 'feature',
      levels: [],
      isWhole: false,
      ...more,
    })),
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

  test('the last column of few categories, from numbers, categories and dates', () => {
    const table = summary(
      [
        ['id', 'number', 1001, { role: 'ignored' }],
        ['a', 'number'],
        ['colour', 'category', 3],
        ['when', 'date'],
        ['kind', 'category', 4],
        ['town', 'category', 800],
      ],
      10000,
    );
    const { recipe } = suggestRecipe(table, initialRecipe());
    expect(recipe).toMatchObject({
      target: 'kind',
      features: ['a', 'colour', 'when', 'town'],
      task: 'classification',
      split: 'stratified',
    });
  });

  test('columns that are mostly empty are left out, and cells filled where rows are dear', () => {
    const table = summary(
      [
        ['a', 'number', 50, { missing: 600 }],
        ['deck', 'category', 7, { missing: 5001 }],
        ['y', 'number'],
      ],
      10000,
    );
    const { recipe, adjustments } = suggestRecipe(table, initialRecipe());
    expect(recipe).toMatchObject({ features: ['a'], missing_cells: 'median' });
    expect(adjustments).toEqual([
      'Not used, because most of its cells are empty: deck.',
      'Empty cells are filled: leaving their rows out could lose up to 600\u00a0rows.',
    ]);
    const asked = suggestRecipe(table, initialRecipe(), { missing_cells: 'drop_row' });
    expect(asked.recipe.missing_cells).toBe('drop_row');
  });

  test('settings about columns that the table does not have are dropped', () => {
    const table = summary(
      [
        ['a', 'number'],
        ['b', 'number'],
      ],
      10000,
    );
    const treatments = [{ column: 'gone', scaling: 'none' as const }];
    const before = {
      ...initialRecipe(),
      treatments,
      split: 'latest' as const,
      split_column: 'day',
    };
    expect(suggestRecipe(table, before).recipe).toMatchObject({
      treatments: [],
      split: 'random',
      split_column: '',
    });
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

  test('a batch, a task and a split that somebody asked for are kept, as a link needs', () => {
    const table = summary(
      [
        ['a', 'number'],
        ['y', 'number', 2, { min: 0, max: 1 }],
      ],
      400,
    );
    const wanted = { target: 'y', features: ['a'], batch_size: 300 };
    const asked = { ...wanted, task: 'regression' as const, split: 'random' as const };
    expect(suggestRecipe(table, initialRecipe(), asked).recipe).toMatchObject(asked);
    const classes = { ...wanted, task: 'classification' as const, split: 'random' as const };
    expect(suggestRecipe(table, initialRecipe(), classes).recipe).toMatchObject(classes);
    const impossible = suggestRecipe(table, initialRecipe(), { ...asked, batch_size: 500 });
    expect(impossible.recipe.batch_size).toBe(32);
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

describe('what predicting a column means, when nobody has said', () => {
  const taskOf = (kind: Kind, distinct: number, more: object = {}) =>
    suggestTask(
      summary([['y', kind, distinct, { min: 0, max: 1, ...more }]], 100).columns[0]!,
      100,
    );

  test('categories are classified, and cannot be anything else', () => {
    expect(taskOf('category', 3)).toMatchObject({ task: 'classification', isOpen: false });
  });

  test.each([
    ['two numbers', 2, { max: 7.5 }, 'classification'],
    ['numbered from 0 without a gap', 3, { max: 2, isWhole: true }, 'classification'],
    ['numbered from 1 without a gap', 3, { min: 1, max: 3, isWhole: true }, 'classification'],
    ['whole with gaps', 3, { min: 4, max: 8, isWhole: true }, 'regression'],
    ['many whole numbers', 40, { max: 39, isWhole: true }, 'regression'],
    ['few fractions', 5, {}, 'regression'],
  ] as const)('%s', (_, distinct, more, task) => {
    expect(taskOf('number', distinct, more)).toMatchObject({ task, isOpen: true });
  });

  test('more numbers than classes can be are no classes', () => {
    expect(taskOf('number', 1001)).toMatchObject({ task: 'regression', isOpen: false });
  });

  test('the choice of a person stays when the same target is read again', () => {
    const table = summary(
      [
        ['a', 'number'],
        ['y', 'number', 2, { min: 0, max: 1 }],
      ],
      10000,
    );
    const first = suggestRecipe(table, initialRecipe()).recipe;
    expect(first.task).toBe('classification');
    const chosen = withTask(first, 'regression');
    expect(chosen.split).toBe('random');
    expect(suggestRecipe(table, chosen).recipe.task).toBe('regression');
  });
});

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

  test('a race is finished at its last step or when all of it diverged', () => {
    const info = { stepsPerEpoch: 10 } as SessionInfo;
    const state = { ...initialState(), info };
    const frame = (step: number, ...divergences: RunnerFrame['divergence'][]) =>
      ({
        step,
        stop: null,
        runners: divergences.map((divergence) => ({ divergence })),
      }) as unknown as Frame;
    expect(lastStep(state)).toBe(state.recipe.epochs * 10);
    expect(lastStep({ ...state, recipe: { ...state.recipe, max_steps: 30 } })).toBe(30);
    const stopped = { ...frame(7, null), stop: { cause: 'plateau', slot: 1 } } as const;
    expect(isFinished({ ...state, frame: stopped })).toBe(true);
    expect(isFinished({ ...state, frame: frame(499, null) })).toBe(false);
    expect(isFinished({ ...state, frame: frame(500, null) })).toBe(true);
    const diverged = { step: 3, cause: 'loss_exploded', loss: 1e12 } as const;
    expect(isFinished({ ...state, frame: frame(3, diverged) })).toBe(true);
    expect(isFinished({ ...state, frame: frame(3, diverged, null) })).toBe(false);
  });

  test('a new session forgets the changes marked on the old one', () => {
    const changed = reduce(initialState(), {
      type: 'runnersChanged',
      recipe: initialRecipe(),
      rules: [],
      changes: [{ step: 5, slot: 1, text: 'learning rate 0.1' }],
    });
    expect(changed.changes).toHaveLength(1);
    const started = reduce(changed, {
      type: 'sessionStarted',
      recipe: initialRecipe(),
      info: {} as SessionInfo,
      rules: [],
    });
    expect(started.changes).toEqual([]);
  });

  test('remembers the way ahead after going back, until the race is another one', () => {
    const frame = (step: number, reached: number) =>
      ({ step, reached, runners: [] }) as unknown as Frame;
    const far = frame(50, 50);
    let state = reduce(initialState(), { type: 'frame', frame: far });
    state = reduce(state, { type: 'frame', frame: frame(20, 50) });
    expect(state.farthest).toBe(far);
    const changed = frame(20, 20);
    expect(reduce(state, { type: 'frame', frame: changed }).farthest).toBe(changed);
    expect(reduce(state, { type: 'restarted' }).farthest).toBeNull();
  });

  test('looks at the first runner once the one looked at has left', () => {
    const runners = runnersOf([optimizerAs('rmsprop'), optimizerAs('adam')]);
    const recipe = { ...initialRecipe(), runners };
    const looking = { ...initialState(), recipe, slot: 2 };
    const left = { ...recipe, runners: runners.slice(0, 1) };
    const after = reduce(looking, { type: 'runnersChanged', recipe: left, rules: [], changes: [] });
    expect(after.slot).toBe(1);
  });
});
