/** One weight looked into, through the engine on the real core in Node. */

import { describe, expect, test } from 'vitest';
import type { Microscope, StatementWithValues, Values } from '../../web/src/protocol/calls.ts';
import { OPTIMIZERS, optimizerAs } from '../../web/src/recipe/optimizers.ts';
import { runnersOf } from '../../web/src/recipe/runners.ts';
import { withNumbers, worth } from '../../web/src/views/formula.ts';
import type { Engine } from '../../web/src/worker/engine.ts';
import { bentLine, lookAt, recipe, useEngines, useSlowClock } from './core.ts';
import { comesTo } from './shown-numbers.ts';

const engines = useEngines();

/** 3 tanh units on a bent line of 200 rows: 10 weights. */
function recipeOf(optimizers: Parameters<typeof runnersOf>[0]) {
  return recipe({
    target: 'y',
    features: ['x'],
    batch_size: 16,
    model: 'mlp',
    hidden_units: [3],
    runners: runnersOf(optimizers),
  });
}

async function engineOf(...optimizers: Parameters<typeof runnersOf>[0]): Promise<Engine> {
  const engine = engines.make();
  engine.offer(await bentLine());
  engine.configure(recipeOf(optimizers), true);
  return engine;
}

const weightsOf = (engine: Engine, slot = 1) =>
  lookAt(engine, { slot, weights: Number.POSITIVE_INFINITY }).weights;

/** Looks into weight 4 of the first runner, up to where it stands but for what is said otherwise. */
async function lookInto(engine: Engine, window = {}): Promise<Microscope> {
  const look = { slot: 1, parameter: 4, from: 1, to: engine.steps, ...window };
  const seen = await engine.microscope(look);
  if (seen === null) throw new Error('The look was given up.');
  return seen;
}

const resultIn = (values: Values) => (typeof values === 'object' ? (values?.[0] ?? null) : values);

/** What the last statement about `target` makes of it. */
function resultOf(statements: readonly StatementWithValues[], target: string) {
  return resultIn(statements.findLast((one) => one.target === target)!.values);
}

/** A value for each part, in the shape of the expression. */
function hasAllValues({ value, values }: Pick<StatementWithValues, 'value' | 'values'>): boolean {
  if (typeof value === 'string') return typeof values === 'number';
  if (typeof value === 'number') return values === value;
  if (!Array.isArray(values) || values.length !== value.length) return false;
  if (typeof values[0] !== 'number') return false;
  return value.slice(1).every((part, index) => {
    return hasAllValues({ value: part as typeof value, values: values[index + 1] });
  });
}

const PRESETS = OPTIMIZERS.flatMap(({ key, presets }) =>
  presets.map((preset) => [key, preset.key] as const),
);

describe('the next update', () => {
  test.each(PRESETS)('of %s %s ends where the weight is after it', async (name, preset) => {
    const engine = await engineOf(optimizerAs(name, preset));
    for (let step = 0; step < 6; step += 1) {
      const before = weightsOf(engine).values[4];
      const { update } = await lookInto(engine);
      engine.run(1);
      expect(update!.before).toBe(before);
      expect(update!.after).toBe(weightsOf(engine).values[4]);
      expect(resultOf(update!.statements, 'w')).toBe(update!.after);
      expect(update!.statements.every(hasAllValues)).toBe(true);
    }
  });

  test.each(PRESETS)('of %s %s can be checked by the digits shown', async (name, preset) => {
    const engine = await engineOf(optimizerAs(name, preset));
    engine.run(5);
    const { update } = await lookInto(engine);
    for (const { value, values, target } of update!.statements) {
      const [low, high] = comesTo(withNumbers(value, values));
      const slack = 1e-6 * Math.max(Math.abs(low), Math.abs(high));
      expect(worth(values), `${target}: ${value}`).toBeGreaterThanOrEqual(low - slack);
      expect(worth(values), `${target}: ${value}`).toBeLessThanOrEqual(high + slack);
    }
  });

  test('has the statements of the rule that is shown', async () => {
    const adam = optimizerAs('adam');
    const engine = await engineOf(adam);
    const { update } = await lookInto(engine);
    const formula = engines.core().statements(adam);
    const shown = update!.statements.map(({ values: _values, ...statement }) => statement);
    expect(shown.map(({ target }) => target)).toEqual(formula.map(({ target }) => target));
    expect(shown.at(-1)).toEqual(formula.at(-1));
  });

  test('there is none of a runner that has diverged', async () => {
    const sgd = optimizerAs('sgd');
    const engine = await engineOf({ ...sgd, values: { ...sgd.values, learning_rate: 1e6 } });
    engine.run(1000);
    const seen = await lookInto(engine);
    expect(seen.update).toBeNull();
    expect(seen.steps.length).toBe(engine.steps);
  });
});

describe('the past of a weight', () => {
  test('is what each step showed', async () => {
    const engine = await engineOf(optimizerAs('adam'), optimizerAs('rmsprop'));
    engine.run(20);
    const shown = [];
    for (let step = 21; step <= 60; step += 1) {
      engine.run(1);
      shown.push(weightsOf(engine, 2));
    }
    const seen = await lookInto(engine, { slot: 2, from: 21 });
    expect(seen.step).toBe(60);
    expect([...seen.steps]).toEqual(shown.map((_, index) => 21 + index));
    expect([...seen.values]).toEqual(shown.map(({ values }) => values[4]));
    expect([...seen.effectiveSteps]).toEqual(shown.map(({ effectiveSteps }) => effectiveSteps[4]));
    expect(seen.stateColumns).toEqual([{ symbol: 'v', name: 'mean square' }]);
    expect([...seen.states[0]!]).toEqual(shown.map(({ states }) => states[0]![4]));
    expect(seen.gradients.at(-1)).toBe(seen.gradientsOfAll[4]);
    expect(seen.gradientsOfAll.length).toBe(10);
  });

  test('is cut to the steps that were taken', async () => {
    const engine = await engineOf(optimizerAs('rmsprop'));
    const atStart = await lookInto(engine, { from: -5, to: 100 });
    expect(atStart.update).not.toBeNull();
    expect(atStart.values.length).toBe(0);
    expect(atStart.states.map(({ length }) => length)).toEqual([0]);
    expect(atStart.gradientsOfAll.length).toBe(0);
    engine.run(3);
    const seen = await lookInto(engine, { from: -5, to: 100 });
    expect([...seen.steps]).toEqual([1, 2, 3]);
  });

  test('has settings as they were changed, and columns that came and went', async () => {
    const rmsprop = optimizerAs('rmsprop');
    const engine = await engineOf(rmsprop);
    engine.run(10);
    const values = { ...rmsprop.values, momentum: 0.9 };
    engine.setRunners(runnersOf([{ ...rmsprop, values }]), null);
    engine.run(10);
    const seen = await lookInto(engine);
    expect(seen.stateColumns.map(({ symbol }) => symbol)).toEqual(['v', 'b']);
    expect([...seen.states[1]!].map(Number.isNaN).indexOf(false)).toBe(10);
    expect(seen.values.at(-1)).toBe(weightsOf(engine).values[4]);
  });

  test('refuses a weight that there is not, and more steps than can be shown', async () => {
    const engine = await engineOf(optimizerAs('rmsprop'));
    engine.run(600);
    await expect(lookInto(engine, { parameter: 10 })).rejects.toMatchObject({
      code: 'setting_out_of_range',
      where: 'parameter',
    });
    await expect(lookInto(engine)).rejects.toMatchObject({ where: 'window' });
    expect((await lookInto(engine, { from: 89 })).values.length).toBe(512);
  });
});

describe('a look that takes several slices', () => {
  useSlowClock();

  const LOOK = { slot: 1, parameter: 4, from: 501, to: 600 };

  async function longRun(): Promise<Engine> {
    const engine = await engineOf(optimizerAs('rmsprop'));
    engine.run(600);
    return engine;
  }

  test('lets the race go on, and shows what was when it was asked for', async () => {
    const engine = await longRun();
    const { values } = weightsOf(engine);
    const looking = engine.microscope(LOOK);
    let turns = 0;
    const running = setInterval(() => {
      turns += 1;
      engine.run(10);
    });
    const seen = (await looking)!;
    clearInterval(running);
    expect(turns).toBeGreaterThan(10);
    expect(engine.steps).toBe(600 + 10 * turns);
    expect(seen.step).toBe(600);
    expect(seen.values.length).toBe(100);
    expect(seen.values.at(-1)).toBe(values[4]);
  });

  test('gives way to another one', async () => {
    const engine = await longRun();
    const first = engine.microscope(LOOK);
    const second = engine.microscope({ ...LOOK, parameter: 5 });
    expect(await first).toBeNull();
    expect((await second)!.values.at(-1)).toBe(weightsOf(engine).values[5]);
  });

  test('is given up where the race begins anew', async () => {
    const engine = await longRun();
    const beforeRestart = engine.microscope(LOOK);
    engine.restart();
    expect(await beforeRestart).toBeNull();
    engine.run(600);
    const beforeConfigure = engine.microscope(LOOK);
    engine.configure(recipeOf([optimizerAs('sgd')]), false);
    expect(await beforeConfigure).toBeNull();
  });

  test('is not disturbed where the race goes elsewhere or its runner leaves', async () => {
    const engine = await engineOf(optimizerAs('rmsprop'), optimizerAs('adam'));
    engine.run(600);
    const value = weightsOf(engine).values[4];
    const looking = engine.microscope(LOOK);
    engine.seek(10, 5);
    engine.setRunners(runnersOf([optimizerAs('rmsprop'), optimizerAs('adam')]).slice(1), null);
    expect((await looking)!.values.at(-1)).toBe(value);
  });
});
