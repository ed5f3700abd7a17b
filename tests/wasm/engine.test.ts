/** The engine on the real core in Node: what the worker does, without the worker. */

import type { CoreModule } from 'rmsprop-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PlaygroundError } from '../../web/src/base/playground-error.ts';
import { type HyperValue, optimizerAs } from '../../web/src/recipe/optimizers.ts';
import { Engine } from '../../web/src/worker/engine.ts';
import { csv, loadCore, readDiamonds, recipe } from './core.ts';

const PAUSED = { running: false, stepsPerSecond: 0, weights: Number.POSITIVE_INFINITY };

let core: CoreModule;
const engines: Engine[] = [];

beforeAll(async () => {
  core = await loadCore();
});

afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

function newEngine(): Engine {
  const engine = new Engine(core);
  engines.push(engine);
  return engine;
}

/** y = 3 x + 2 exactly, 200 rows. */
function lineText(): string {
  const rows = Array.from({ length: 200 }, (_, i) => `${i / 10},${3 * (i / 10) + 2}`);
  return `x,y\n${rows.join('\n')}\n`;
}

async function lineEngine(changes = {}): Promise<Engine> {
  const engine = newEngine();
  engine.offer(await csv(lineText()));
  engine.configure(recipe({ target: 'y', features: ['x'], batch_size: 16, ...changes }), true);
  return engine;
}

/** RMSprop, the textbook's but for these values. */
function rmsprop(changes: Record<string, HyperValue>) {
  const optimizer = optimizerAs('rmsprop');
  return { ...optimizer, values: { ...optimizer.values, ...changes } };
}

function errorOf(body: () => unknown): PlaygroundError {
  try {
    body();
  } catch (thrown) {
    return thrown as PlaygroundError;
  }
  throw new Error('nothing was thrown');
}

/** Kinds that a colour and a size tell apart; some cells are empty. */
function kindsText(): string {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const size = ((i * 37) % 101) / 50 - 1;
    const colour = i % 3 === 0 ? 'blue' : 'red';
    const kind = colour === 'blue' ? 'c' : size > 0 ? 'b' : 'a';
    return `${i % 50 === 7 ? '' : size},${i % 60 === 5 ? '' : colour},${kind}`;
  });
  return `size,colour,kind\n${rows.join('\n')}\n`;
}

async function kindsEngine(changes = {}) {
  const engine = newEngine();
  engine.offer(await csv(kindsText()));
  const wanted = { target: 'kind', features: ['size', 'colour'], batch_size: 16, ...changes };
  return { engine, ...engine.configure(recipe(wanted), true) };
}

describe('a table of categories', () => {
  test('is learnt as classes from numbers and categories', async () => {
    const { engine, info } = await kindsEngine({ model: 'mlp', hidden_units: [8] });
    expect([...info.classes].sort()).toEqual(['a', 'b', 'c']);
    expect(info.parameterCount).toBe((2 + 1) * 8 + (8 + 1) * 3);
    engine.setOptimizer(rmsprop({ learning_rate: 0.02 }));
    engine.run(1000);
    const { metrics, confusion } = engine.look(PAUSED);
    expect(metrics.validationAccuracy).toBeGreaterThan(0.9);
    expect(metrics.validationRmse).toBeNaN();
    expect(confusion.reduce((sum, count) => sum + count, 0)).toBe(info.validationRows);
  });

  test('is counted anew at every step it is looked at, after a restart too', async () => {
    const { engine } = await kindsEngine({ missing_cells: 'mean' });
    const agrees = () => {
      const { metrics, confusion } = engine.look(PAUSED);
      const right = confusion[0]! + confusion[4]! + confusion[8]!;
      const all = confusion.reduce((sum, count) => sum + count, 0);
      expect(right / all).toBeCloseTo(metrics.validationAccuracy, 12);
      return metrics.validationAccuracy;
    };
    const before = agrees();
    engine.run(300);
    expect(agrees()).not.toBe(before);
    expect(agrees()).not.toBe(before);
    engine.restart();
    expect(agrees()).toBe(before);
  });

  test('leaves out rows with empty cells, or fills them, and says so', async () => {
    const left = (await kindsEngine()).info;
    const counts = (ledger: typeof left.ledger, action: string) =>
      ledger.filter((entry) => entry.action === action).map(({ column, count }) => [column, count]);
    expect(counts(left.ledger, 'row_with_missing_cell')).toEqual([
      ['size', 6],
      ['colour', 5],
    ]);
    expect(left.trainingRows + left.validationRows).toBe(289);
    const filled = (await kindsEngine({ missing_cells: 'median' })).info;
    expect(counts(filled.ledger, 'cells_filled')).toEqual([
      ['size', 6],
      ['colour', 5],
    ]);
    expect(filled.trainingRows + filled.validationRows).toBe(300);
  });

  test('is split so that every class keeps its share', async () => {
    const { engine, info } = await kindsEngine({ split: 'stratified', missing_cells: 'mean' });
    const { confusion } = engine.look(PAUSED);
    const rowOf = (k: number) => confusion.slice(3 * k, 3 * k + 3).reduce((a, b) => a + b, 0);
    const blue = info.classes.indexOf('c');
    expect(rowOf(blue)).toBe(20);
  });
});

describe('a session through WASM', () => {
  test('learns an exact line and tells its slope and intercept in the units of the table', async () => {
    const engine = await lineEngine({ optimizer: rmsprop({ learning_rate: 0.05 }) });
    engine.run(2000);
    engine.setOptimizer(rmsprop({ learning_rate: 0.0005 }));
    engine.run(2000);
    const { coefficients, metrics } = engine.look(PAUSED);
    expect(coefficients[0]).toBeCloseTo(3, 1);
    expect(coefficients[1]).toBeCloseTo(2, 0);
    expect(metrics.validationR2).toBeGreaterThan(0.999);
  });

  test('gives the same bits in one run and in many slices', async () => {
    const whole = await lineEngine({ model: 'mlp', hidden_units: [5] });
    const sliced = await lineEngine({ model: 'mlp', hidden_units: [5] });
    whole.run(300);
    for (const steps of [1, 2, 97, 150, 50]) sliced.run(steps);
    expect(sliced.look(PAUSED).fingerprint).toBe(whole.look(PAUSED).fingerprint);
    expect(sliced.look(PAUSED)).toEqual(whole.look(PAUSED));
  });

  test('restarts exactly', async () => {
    const engine = await lineEngine();
    const start = engine.look(PAUSED);
    engine.run(50);
    const first = engine.look(PAUSED);
    engine.restart();
    expect(engine.look(PAUSED)).toEqual(start);
    engine.run(50);
    expect(engine.look(PAUSED)).toEqual(first);
  });

  test('a frame stays as it was while the memory of the core grows', async () => {
    const engine = await lineEngine();
    engine.run(100);
    const frame = engine.look(PAUSED);
    const before = structuredClone(frame);
    engine.offer(await readDiamonds());
    engine.configure(
      recipe({ target: 'price', features: ['carat', 'x'], model: 'mlp', hidden_units: [256, 256] }),
      true,
    );
    engine.run(2);
    expect(frame).toEqual(before);
    expect(frame.losses.length).toBeGreaterThan(0);
  });

  test('keeps table and run when a configuration is refused', async () => {
    const engine = await lineEngine();
    engine.run(10);
    const before = engine.look(PAUSED);
    const good = recipe({ target: 'y', features: ['x'], batch_size: 16 });
    expect(errorOf(() => engine.configure({ ...good, batch_size: 1000 }, false))).toMatchObject({
      code: 'setting_out_of_range',
      where: 'batch_size',
    });
    expect(errorOf(() => engine.configure({ ...good, features: ['z'] }, false))).toMatchObject({
      code: 'column_not_found',
      where: 'features',
    });
    expect(engine.look(PAUSED)).toEqual(before);
  });

  test('drops an offered table that cannot be used and goes on with the old one', async () => {
    const engine = await lineEngine();
    engine.offer(await csv('a,b\n1,7\n2,7\n3,7\n4,7\n'));
    const constant = recipe({ target: 'b', features: ['a'], batch_size: 1 });
    const error = errorOf(() => engine.configure(constant, true));
    expect(error).toMatchObject({ code: 'target_constant', where: 'column b' });
    expect(error.message).toMatch(/Column b holds 7 in every row/);
    engine.configure(recipe({ target: 'y', features: ['x'], batch_size: 16 }), false);
    expect(engine.run(5)).toBe(5);
  });

  test('names columns by their text, whatever it is', async () => {
    const engine = newEngine();
    engine.offer(await csv('__proto__,constructor,target\n1,2,3\n2,3,5\n3,5,8\n4,6,9\n'));
    const { info } = engine.configure(
      recipe({ target: '__proto__', features: ['constructor', 'target'], batch_size: 1 }),
      true,
    );
    expect(info.parameterCount).toBe(3);
  });

  test('stops a diverging run with its step and cause, and does not throw', async () => {
    const engine = await lineEngine({ optimizer: rmsprop({ learning_rate: 1e6 }) });
    expect(engine.run(1000)).toBeLessThan(1000);
    expect(engine.divergence).toMatchObject({ cause: 'loss_exploded' });
    expect(engine.divergence?.step).toBe(engine.steps);
  });

  test('shows as many weights as asked for, and of a large model not every effective step', async () => {
    const engine = await lineEngine({ model: 'mlp', hidden_units: [200, 200] });
    engine.run(1);
    const few = engine.look({ ...PAUSED, weights: 10 });
    expect(few.weights.values.length).toBe(10);
    const all = engine.look(PAUSED);
    expect(all.weights.values.length).toBe(200 + 200 + 200 * 200 + 200 + 200 + 1);
    expect(all.effectiveSteps.length).toBeLessThanOrEqual(8192);
    expect(all.effectiveSteps[1]).toBe(all.weights.effectiveSteps[5]); // every fifth of 40,801
  });

  test('histories stay bounded over a million steps', async () => {
    const engine = await lineEngine();
    engine.run(1_000_000);
    const frame = engine.look({ ...PAUSED, running: true });
    expect(frame.losses.length).toBeLessThanOrEqual(4 * 1024);
    expect(frame.evaluations.length).toBeLessThanOrEqual(7 * 1024);
  });
});
