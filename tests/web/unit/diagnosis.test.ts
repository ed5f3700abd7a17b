/** Each rule of the diagnosis with what sets it off, and with a near miss that does not. */

import { describe, expect, test } from 'vitest';
import { diagnose, type Rule } from '../../../web/src/app/diagnosis.ts';
import { initialState, type PlaygroundState } from '../../../web/src/app/state.ts';
import type {
  ColumnSummary,
  Frame,
  RunnerFrame,
  SessionInfo,
  TableSummary,
} from '../../../web/src/protocol/calls.ts';
import { optimizerAs } from '../../../web/src/recipe/optimizers.ts';
import type { Recipe } from '../../../web/src/recipe/recipe.ts';
import { runnersOf } from '../../../web/src/recipe/runners.ts';
import { initialRecipe } from '../../../web/src/recipe/settings.ts';

const STEPS = 200;

function number(name: string, max: number, distinct = 100): ColumnSummary {
  return { name, kind: 'number', min: 0, max, distinct } as unknown as ColumnSummary;
}

/** Batch losses from `first` to `last` over the run, in equal ratios. */
function losses(first: number, last: number): Float64Array {
  const rows = Array.from({ length: STEPS }, (_, at) => {
    const loss = first * (last / first) ** (at / (STEPS - 1));
    return [at + 1, loss, loss, loss];
  });
  return Float64Array.from(rows.flat());
}

interface Evaluated {
  readonly validation?: readonly number[];
  readonly median?: readonly number[];
}

function evaluations({ validation = [1, 0.5], median = [0.1, 0.1] }: Evaluated): Float64Array {
  const count = Math.max(validation.length, median.length);
  const rows = Array.from({ length: count }, (_, at) => {
    const step = (at * STEPS) / (count - 1);
    const steps = median[at] ?? median.at(-1)!;
    return [step, validation[at] ?? validation.at(-1)!, 1, 0, steps, steps, steps, 0, step];
  });
  return Float64Array.from(rows.flat());
}

type Ran = Partial<Pick<RunnerFrame, 'losses' | 'evaluations' | 'divergence'>>;

interface Case {
  readonly recipe?: Partial<Recipe>;
  readonly columns?: readonly ColumnSummary[];
  readonly info?: Partial<SessionInfo>;
  /** By runner. */
  readonly ran?: readonly Ran[];
  readonly confusion?: readonly number[];
}

function stateOf(of: Case): PlaygroundState {
  const recipe = {
    ...initialRecipe(),
    target: 'y',
    features: ['a', 'b', 'c'],
    runners: runnersOf([optimizerAs('rmsprop'), optimizerAs('adam')]),
    ...of.recipe,
  };
  const runners = recipe.runners.map(({ slot }, at) => ({
    slot,
    step: STEPS,
    divergence: null,
    losses: losses(1, 0.2),
    evaluations: evaluations({}),
    ...of.ran?.[at],
  }));
  const columns = of.columns ?? [number('a', 3), number('b', 4), number('c', 5), number('y', 9)];
  return {
    ...initialState(),
    recipe,
    table: { columns } as unknown as TableSummary,
    info: {
      classes: [],
      parameterCount: 10,
      trainingRows: 1000,
      stepsPerEpoch: 50,
      ...of.info,
    } as unknown as SessionInfo,
    frame: {
      step: STEPS,
      runners,
      confusion: Float64Array.from(of.confusion ?? []),
    } as unknown as Frame,
  };
}

const found = (of: Case): Rule[] => diagnose(stateOf(of)).map(({ rule }) => rule);

const raw = { scaling: 'none' } as const;
const wide = [number('a', 3), number('b', 4), number('c', 500), number('y', 9)];
const only = (name: string, values = {}) => {
  const optimizer = optimizerAs(name);
  return { runners: runnersOf([{ ...optimizer, values: { ...optimizer.values, ...values } }]) };
};

const CASES: readonly [rule: Rule, holds: Case, nearMiss: Case][] = [
  [
    'constantColumn',
    { columns: [number('a', 3), number('b', 4), number('c', 5, 1), number('y', 9)] },
    { columns: [number('a', 3), number('b', 4), number('c', 5, 2), number('y', 9)] },
  ],
  ['unscaledColumn', { recipe: raw, columns: wide }, { recipe: {}, columns: wide }],
  [
    'unscaledColumn',
    { recipe: { treatments: [{ column: 'c', scaling: 'none' }] }, columns: wide },
    // As large as the others.
    { recipe: raw },
  ],
  [
    'unscaledTarget',
    { recipe: { target_scaling: 'none' }, columns: [...wide.slice(0, 3), number('y', 900)] },
    { recipe: { target_scaling: 'none' } },
  ],
  [
    'rpropOnBatches',
    { recipe: { ...only('rprop'), batch_size: 999 } },
    { recipe: { ...only('rprop'), batch_size: 1000 } },
  ],
  ['rateTooHigh', { ran: [{ losses: losses(1, 4) }] }, { ran: [{ losses: losses(1, 1.8) }] }],
  [
    'firstSteps',
    { recipe: only('rmsprop', { rho: 0.999 }), ran: [{ losses: withEarly(5) }] },
    { recipe: only('rmsprop', { rho: 0.999 }), ran: [{ losses: withEarly(1.5) }] },
  ],
  [
    'firstSteps',
    { recipe: only('rmsprop', { rho: 0.99 }), ran: [{ losses: withEarly(5) }] },
    { recipe: only('rmsprop', { rho: 0.9 }), ran: [{ losses: withEarly(5) }] },
  ],
  [
    'rateTooLow',
    { ran: [{ losses: losses(1, 0.97) }, { losses: losses(1, 0.2) }] },
    // Slow, but nobody is faster.
    { ran: [{ losses: losses(1, 0.97) }, { losses: losses(1, 0.96) }] },
  ],
  [
    'overfitting',
    { ran: [{ evaluations: evaluations({ validation: [1, 0.5, 0.7, 0.7, 0.8, 0.8, 0.9] }) }] },
    { ran: [{ evaluations: evaluations({ validation: [1, 0.5, 0.7, 0.55, 0.5, 0.8, 0.9] }) }] },
  ],
  [
    'adagradFades',
    { recipe: only('adagrad'), ran: [{ evaluations: evaluations({ median: [0, 1, 0.4, 0.09] }) }] },
    { recipe: only('adagrad'), ran: [{ evaluations: evaluations({ median: [0, 1, 0.4, 0.11] }) }] },
  ],
  [
    'classImbalance',
    { info: { classes: ['no', 'yes'] }, confusion: [90, 0, 10, 0] },
    // The rare class is found.
    { info: { classes: ['no', 'yes'] }, confusion: [88, 2, 4, 6] },
  ],
  [
    'tooFewRows',
    { recipe: { model: 'mlp' }, info: { parameterCount: 1001 } },
    { recipe: { model: 'mlp' }, info: { parameterCount: 1000 } },
  ],
];

/** A descent whose second batch was `times` as bad as the first. */
function withEarly(times: number): Float64Array {
  const rows = losses(1, 0.2);
  rows[5] = times;
  return rows;
}

describe('the diagnosis', () => {
  test('is silent about a run that goes well', () => {
    expect(found({})).toEqual([]);
  });

  test.each(CASES)('finds %s', (rule, holds) => {
    expect(found(holds)).toEqual([rule]);
  });

  test.each(CASES)('does not find %s in a near miss', (_rule, _holds, nearMiss) => {
    expect(found(nearMiss)).toEqual([]);
  });

  test('names the column, and the first step that shows it', () => {
    const [column] = diagnose(stateOf({ recipe: raw, columns: wide }));
    expect(column).toMatchObject({ name: 'c', slot: null, numbers: [125] });
    const [rate] = diagnose(stateOf({ ran: [{}, { losses: losses(1, 4) }] }));
    // 4^(at/199) is above 2 from at = 100 on, which is step 101.
    expect(rate).toMatchObject({ slot: 2, numbers: [101, 0.001, 0.0001] });
  });

  test('says nothing before the first step, nor what was dismissed', () => {
    const state = stateOf({ recipe: raw, columns: wide });
    expect(diagnose({ ...state, frame: { ...state.frame!, step: 0 } })).toEqual([]);
    expect(diagnose({ ...state, dismissed: new Set(['unscaledColumn']) })).toEqual([]);
  });
});
