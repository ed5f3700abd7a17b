/** The loss around a runner, through the engine on the real core in Node. */

import { describe, expect, test, vi } from 'vitest';
import type { LandscapeFrame, LandscapeLook } from '../../web/src/protocol/calls.ts';
import { optimizerAs } from '../../web/src/recipe/optimizers.ts';
import type { Recipe } from '../../web/src/recipe/recipe.ts';
import { runnersOf } from '../../web/src/recipe/runners.ts';
import type { Engine } from '../../web/src/worker/engine.ts';
import { bentLine, lookAt, recipe, useEngines, useSlowClock } from './core.ts';

const engines = useEngines();

const RMSPROP = optimizerAs('rmsprop');
const ADAM = optimizerAs('adam');
const TRAINING_ROWS = 160;

/** 3 tanh units on a bent line of 200 rows: 10 weights. RMSprop in slot 1, Adam in slot 2. */
async function engineOf(changes: Partial<Recipe> = {}): Promise<Engine> {
  const engine = engines.make();
  engine.offer(await bentLine());
  const network = { model: 'mlp', hidden_units: [3], runners: runnersOf([RMSPROP, ADAM]) } as const;
  engine.configure(
    recipe({ target: 'y', features: ['x'], batch_size: 16, ...network, ...changes }),
    true,
  );
  return engine;
}

const RANDOM: LandscapeLook = { slot: 1, plane: { kind: 'random', seed: 4 }, points: 17 };
const PRINCIPAL: LandscapeLook = { slot: 2, plane: { kind: 'principal' }, points: 17 };
const OF_TWO: LandscapeLook = { slot: 2, plane: { kind: 'parameters', i: 7, j: 2 }, points: 17 };

const frameOf = (engine: Engine, look: LandscapeLook, isMoving = false): LandscapeFrame =>
  engine.landscape(look, isMoving)!;

function complete(engine: Engine, look: LandscapeLook, isMoving = false): LandscapeFrame {
  for (;;) {
    const frame = frameOf(engine, look, isMoving);
    if (frame.isDone) return frame;
  }
}

const weightsOf = (engine: Engine, slot: number) =>
  lookAt(engine, { slot, weights: Number.POSITIVE_INFINITY }).weights.values;

describe('a landscape', () => {
  test('has the loss at the point of the runner that is in its middle', async () => {
    const engine = await engineOf({ l2_penalty: 0.1 });
    const { grid, step } = complete(engine, RANDOM);
    expect(step).toBe(0);
    expect([grid!.x, grid!.y]).toEqual(Array(2).fill({ low: -1, high: 1, points: 17 }));
    expect(grid!.values[8 * 17 + 8]).toBe(grid!.paths[0]!.loss);
    expect(grid!.values.every(Number.isFinite)).toBe(true);
  });

  test('is of the loss over all training rows', async () => {
    const engine = await engineOf({ batch_size: TRAINING_ROWS });
    engine.run(11);
    const losses = lookAt(engine).losses;
    engine.seek(10, 10);
    const { grid, step } = complete(engine, RANDOM);
    expect(step).toBe(10);
    expect(losses[4 * 10]).toBe(10);
    expect(grid!.paths[0]!.loss).toBeCloseTo(losses[4 * 10 + 1]!, 6);
  });

  test('over two weights has their values for axes and their pasts for paths', async () => {
    const engine = await engineOf();
    const shown = [weightsOf(engine, 2)];
    for (let step = 1; step <= 30; step += 1) {
      engine.run(1);
      shown.push(weightsOf(engine, 2));
    }
    const { grid } = complete(engine, OF_TWO);
    const [, path] = grid!.paths;
    expect(path!.slot).toBe(2);
    expect([...path!.steps]).toEqual(shown.map((_, step) => step));
    expect([...path!.x]).toEqual(shown.map((weights) => weights[7]));
    expect([...path!.y]).toEqual(shown.map((weights) => weights[2]));
    expect(path!.share).toBeLessThan(1);
  });

  test('of a line is a bowl through its own loss, and all of the movement', async () => {
    const engine = await engineOf({ model: 'linear' });
    engine.run(30);
    const { grid } = complete(engine, { ...OF_TWO, plane: { kind: 'parameters', i: 0, j: 1 } });
    const { x, y, values, paths } = grid!;
    const at = (i: number, j: number) => values[j * 17 + i]!;
    const { loss, share, ...path } = paths[1]!;
    expect(share).toBeCloseTo(1, 10);
    // The square that goes through nine points of the grid, where the runner stands.
    const [u, v] = [
      ((path.x.at(-1)! - x.low) / (x.high - x.low)) * 16,
      ((path.y.at(-1)! - y.low) / (y.high - y.low)) * 16,
    ];
    const weights = (t: number) => [
      (1 - t / 8) * (1 - t / 16),
      (t / 8) * (2 - t / 8),
      ((t / 8) * (t / 8 - 1)) / 2,
    ];
    let value = 0;
    weights(u).forEach((a, i) => {
      weights(v).forEach((b, j) => {
        value += a * b * at(8 * i, 8 * j);
      });
    });
    expect(value).toBeCloseTo(loss, 4);
  });

  test('along a run holds most of the way of its runner', async () => {
    const engine = await engineOf();
    engine.run(300);
    const { grid } = complete(engine, PRINCIPAL);
    const [other, own] = grid!.paths;
    expect(own!.share).toBeGreaterThan(0.9);
    expect(own!.share).toBeGreaterThan(other!.share);
    expect([own!.x.at(-1), own!.y.at(-1)]).toEqual([0, 0]);
    expect(own!.steps.length).toBe(128);
    expect(grid!.x.high - grid!.x.low).toBeCloseTo(grid!.y.high - grid!.y.low, 10);
  });

  test('is refused where it cannot be', async () => {
    const engine = await engineOf();
    const refusal = (look: Partial<LandscapeLook>) => () =>
      engine.landscape({ ...RANDOM, ...look }, false);
    const refused = (where: string) =>
      expect.objectContaining({ code: 'setting_out_of_range', where });
    expect(refusal({ points: 1 })).toThrow(refused('points'));
    expect(refusal({ points: 258 })).toThrow(refused('points'));
    expect(refusal({ plane: { kind: 'principal' } })).toThrow(refused('plane'));
    expect(refusal({ plane: { kind: 'parameters', i: 0, j: 10 } })).toThrow(refused('parameter'));
    expect(refusal({ plane: { kind: 'random', seed: 0.5 } })).toThrow(refused('seed'));
    expect(complete(engine, RANDOM).isDone).toBe(true);
  });
});

describe('a landscape that takes many slices', () => {
  useSlowClock();

  test('is refined from call to call, and what is known stays', async () => {
    const engine = await engineOf();
    engine.run(20);
    const spacings = new Set<number>();
    let before = frameOf(engine, RANDOM);
    expect(before.grid).toBeNull();
    while (!before.isDone) {
      const frame = frameOf(engine, RANDOM);
      expect(frame.progress).toBeGreaterThanOrEqual(before.progress);
      before.grid?.values.forEach((value, place) => {
        if (!Number.isNaN(value)) expect(frame.grid!.values[place]).toBe(value);
      });
      if (frame.grid) spacings.add(frame.grid.spacing);
      before = frame;
    }
    expect([...spacings]).toEqual([0, 16, 8, 4, 2, 1]);
    expect(before.progress).toBe(1);
    vi.restoreAllMocks();
    engine.landscape(null, false);
    expect(complete(engine, RANDOM)).toEqual(before);
  });

  test('is finished while a run goes on, then begun where the run has come to', async () => {
    const engine = await engineOf();
    engine.run(20);
    let calls = 0;
    let frame = frameOf(engine, RANDOM, true);
    for (; !frame.isDone; calls += 1) {
      engine.run(1);
      frame = frameOf(engine, RANDOM, true);
      expect(frame.step).toBe(20);
    }
    expect(calls).toBeGreaterThan(100);
    expect(engine.steps).toBe(20 + calls);
    expect(frameOf(engine, RANDOM, true)).toMatchObject({ step: 20 + calls, isDone: false });
  });

  test('is begun anew where the race stands at another step', async () => {
    const engine = await engineOf();
    engine.run(20);
    frameOf(engine, RANDOM);
    engine.run(1);
    expect(frameOf(engine, RANDOM).step).toBe(21);
    engine.seek(3, 10);
    expect(frameOf(engine, RANDOM).step).toBe(3);
  });

  test('gives way to another one', async () => {
    const engine = await engineOf();
    engine.run(20);
    const whole = complete(engine, OF_TWO);
    for (let call = 0; call < 100; call += 1) frameOf(engine, RANDOM);
    const frame = frameOf(engine, OF_TWO);
    expect(frame).toMatchObject({ look: OF_TWO, grid: null });
    expect(complete(engine, OF_TWO)).toEqual(whole);
  });

  test('is begun anew with other runners, other settings or another run', async () => {
    const engine = await engineOf();
    engine.run(20);
    const isKnown = () => frameOf(engine, RANDOM).grid !== null;
    const advance = () => {
      while (!isKnown());
    };
    advance();
    engine.setRunners(runnersOf([RMSPROP]), null);
    expect(isKnown()).toBe(false);
    expect(complete(engine, RANDOM).grid!.paths.map(({ slot }) => slot)).toEqual([1]);
    engine.restart();
    engine.run(20);
    expect(isKnown()).toBe(false);
  });

  test('is dropped where nothing is asked for', async () => {
    const engine = await engineOf();
    while (frameOf(engine, RANDOM).grid === null);
    expect(engine.landscape(null, false)).toBeNull();
    expect(frameOf(engine, RANDOM).grid).toBeNull();
  });
});
