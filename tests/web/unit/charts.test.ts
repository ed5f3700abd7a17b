import { describe, expect, test } from 'vitest';
import { initialState } from '../../../web/src/app/state.ts';
import { spread } from '../../../web/src/charts/overlay.ts';
import { above125, below125, logTicks } from '../../../web/src/charts/ticks.ts';
import type { Frame } from '../../../web/src/protocol/calls.ts';
import { errorPlot, lossPlot, smoothedLosses } from '../../../web/src/views/run-plots.ts';

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

function frame(losses: number[][], evaluations: number[][], rest: Partial<Frame> = {}): Frame {
  return {
    step: 10,
    divergence: null,
    metrics: { step: 10, validationLoss: 0.5, validationRmse: 7, validationR2: 0.1 },
    losses: Float64Array.from(losses.flat()),
    evaluations: Float64Array.from(evaluations.flat()),
    ...rest,
  } as Frame;
}

describe('charts of a run', () => {
  test('smoothing keeps short runs as they are and says how many steps a point stands for', () => {
    const short = frame(
      [
        [0, 1, 1, 1],
        [1, 3, 3, 3],
      ],
      [],
    );
    expect([...smoothedLosses(short).y]).toEqual([1, 3]);
    expect(smoothedLosses(short).steps).toBe(1);
    const rows = Array.from({ length: 800 }, (_, i) => [2 * i, i % 2, 0, 1]);
    const long = smoothedLosses(frame(rows, []));
    expect(long.steps).toBe(20);
    expect(long.y.length).toBe(80);
    expect([...long.y].every((value) => value === 0.5)).toBe(true);
  });

  test('the exact measurement of a paused run ends the validation line', () => {
    const evaluations = [
      [0, 2, 9, 0, 0, 0, 0, 0],
      [8, 1, 8, 0, 0, 0, 0, 0],
    ];
    const validation = lossPlot(initialState(), frame([], evaluations)).lines[1]!;
    expect([...Array.from(validation.x)]).toEqual([0, 8, 10]);
    expect([...Array.from(validation.y)]).toEqual([2, 1, 0.5]);
  });

  test('a diverged run ends broken at its last finite point', () => {
    const evaluations = [[0, 2, 9, 0, 0, 0, 0, 0]];
    const diverged = frame([], evaluations, {
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
    const line = errorPlot(initialState(), diverged).lines[0]!;
    expect([...Array.from(line.y)]).toEqual([9]);
    expect(line.broken).toBe(true);
    expect(line.end).toBe('∞');
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
