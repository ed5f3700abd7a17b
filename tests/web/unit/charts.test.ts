import { describe, expect, test } from 'vitest';
import { initialState, type PlaygroundState } from '../../../web/src/app/state.ts';
import { spread } from '../../../web/src/charts/overlay.ts';
import { above125, below125, linearTicks, logTicks } from '../../../web/src/charts/ticks.ts';
import type { Frame, RunnerFrame } from '../../../web/src/protocol/calls.ts';
import { optimizerAs } from '../../../web/src/recipe/optimizers.ts';
import { initialRecipe } from '../../../web/src/recipe/settings.ts';
import { lossPlot, scorePlot, smoothed } from '../../../web/src/views/run-plots.ts';
import { valuesCsv } from '../../../web/src/views/save-picture.ts';

describe('ticks of a log axis', () => {
  test('are 1-2-5 over few decades and decades over many', () => {
    expect(logTicks(0.1, 2)).toEqual([0.1, 0.2, 0.5, 1, 2]);
    expect(logTicks(1e-8, 1, 20)).toEqual([1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1]);
  });

  test('are thinned to what fits', () => {
    expect(logTicks(1e-12, 1, 4).length).toBeLessThanOrEqual(4);
  });

  test('ranges end at 1-2-5 numbers', () => {
    expect(below125(0.3)).toBeCloseTo(0.2, 12);
    expect(above125(0.3)).toBeCloseTo(0.5, 12);
    expect(below125(1000)).toBeCloseTo(1000, 9);
    expect(above125(1000)).toBeCloseTo(1000, 9);
  });
});

function runner(
  losses: number[][],
  evaluations: number[][],
  rest: Partial<RunnerFrame> = {},
): RunnerFrame {
  return {
    slot: 1,
    step: 10,
    divergence: null,
    metrics: { step: 10, validationLoss: 0.5, validationRmse: 7, validationR2: 0.1 },
    losses: Float64Array.from(losses.flat()),
    evaluations: Float64Array.from(evaluations.flat()),
    ...rest,
  } as RunnerFrame;
}

/** A race of these runners, all of RMSprop. */
function race(...runners: RunnerFrame[]): [state: PlaygroundState, frame: Frame] {
  const frame = { step: 10, reached: 10, runners } as unknown as Frame;
  const optimizer = optimizerAs('rmsprop');
  const recipe = { ...initialRecipe(), runners: runners.map(({ slot }) => ({ slot, optimizer })) };
  return [{ ...initialState(), recipe, frame }, frame];
}

describe('ticks of a linear axis', () => {
  test('are round numbers, no more than fit', () => {
    expect(linearTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearTicks(-3, 3, 3)).toEqual([-2, 0, 2]);
    expect(linearTicks(0.1, 0.3, 2)).toEqual([0.1, 0.2, 0.3]);
    expect(linearTicks(5, 5, 4)).toEqual([]);
  });
});

describe('values of a chart as CSV', () => {
  test('have a row a value, and names that a spreadsheet would run are harmless', () => {
    const [state, frame] = race(
      runner(
        [
          [0, 1, 1, 1],
          [1, 2, 2, 2],
        ],
        [],
      ),
    );
    const spec = lossPlot(state, frame);
    const named = { ...spec, bands: [], lines: [{ ...spec.lines[0]!, name: '=1+1' }] };
    expect(valuesCsv(named)).toBe("line,steps,value\r\n'=1+1,0,1\r\n'=1+1,1,2\r\n");
  });
});

describe('charts of a run', () => {
  test('smoothing keeps short runs as they are and says how many steps a point stands for', () => {
    const short = smoothed(Float64Array.from([0, 1, 1, 1, 1, 3, 3, 3]));
    expect([...short.y]).toEqual([1, 3]);
    expect(short.steps).toBe(1);
    const rows = Array.from({ length: 800 }, (_, i) => [2 * i, i % 2, 0, 1]);
    const long = smoothed(Float64Array.from(rows.flat()));
    expect(long.steps).toBe(20);
    expect(long.y.length).toBe(80);
    expect([...long.y].every((value) => value === 0.5)).toBe(true);
  });

  test('the exact measurement of a paused run ends the validation line', () => {
    const evaluations = [
      [0, 2, 9, 0, 0, 0, 0, 0, 0],
      [8, 1, 8, 0, 0, 0, 0, 0, 80],
    ];
    const validation = lossPlot(...race(runner([], evaluations))).lines[1]!;
    expect([...Array.from(validation.x)]).toEqual([0, 8, 10]);
    expect([...Array.from(validation.y)]).toEqual([2, 1, 0.5]);
  });

  test('a diverged run ends broken at its last finite point', () => {
    const evaluations = [[0, 2, 9, 0, 0, 0, 0, 0, 0]];
    const diverged = runner([], evaluations, {
      divergence: { step: 10, cause: 'loss_exploded', loss: 1e13 },
      metrics: {
        step: 10,
        validationLoss: 1e13,
        validationRmse: 1e9,
        validationR2: -1e13,
        validationAccuracy: Number.NaN,
        penalty: 0,
      },
    });
    const line = scorePlot(...race(diverged)).lines[0]!;
    expect([...Array.from(line.y)]).toEqual([9]);
    expect(line.broken).toBe(true);
    expect(line.end).toBe('∞');
  });
});

describe('charts of a race', () => {
  const two = () => race(runner([[0, 1, 1, 1]], []), runner([[0, 2, 2, 2]], [], { slot: 3 }));

  test('have a line a runner, of its own colour and dash, the one looked at on top', () => {
    const [state, frame] = two();
    const [other, focus, validation] = lossPlot(state, frame).lines;
    expect(other).toMatchObject({ name: 'RMSprop 2', colour: 'runner-3', isDotted: true });
    expect(focus).toMatchObject({ name: 'RMSprop', colour: 'runner-1' });
    expect(focus!.dash).toBeUndefined();
    expect(focus!.width).toBeGreaterThan(other!.width);
    expect(validation!.name).toBe('validation');
  });

  test('keep a runner’s colour wherever it stands in the race', () => {
    const [state, frame] = two();
    const turned = { ...state.recipe, runners: state.recipe.runners.toReversed() };
    const colours = lossPlot({ ...state, recipe: turned }, frame).lines.map(({ colour }) => colour);
    expect(colours.slice(0, 2)).toEqual(['runner-3', 'runner-1']);
  });
});

describe('labels at line ends', () => {
  test('that would overlap move apart and keep their order', () => {
    expect(spread([50, 52], 0, 200)).toEqual([50, 65]);
    expect(spread([52, 50], 0, 200)).toEqual([65, 50]);
  });

  test('stay inside the chart', () => {
    expect(spread([195, 199], 0, 200)).toEqual([185, 200]);
    expect(spread([-5, 0], 0, 200)).toEqual([0, 15]);
  });

  test('that are far apart stay where they are', () => {
    expect(spread([10, 100], 0, 200)).toEqual([10, 100]);
  });
});
