import { describe, expect, test } from 'vitest';
import { panned, type Range, zoomByKey, zoomed } from '../../../web/src/charts/zoom.ts';

const WHOLE: Range = [0, 1000];

describe('a closer look', () => {
  test('keeps the value that is pointed at where it is', () => {
    const [low, high] = zoomed([200, 600], 300, 0.5, WHOLE)!;
    expect([low, high]).toEqual([250, 450]);
    expect((300 - low) / (high - low)).toBeCloseTo((300 - 200) / 400, 12);
  });

  test('does not go beyond what there is, and ends in the whole', () => {
    expect(zoomed([0, 400], 0, 2, WHOLE)).toEqual([0, 800]);
    expect(zoomed([600, 1000], 700, 2, WHOLE)).toEqual([200, 1000]);
    expect(zoomed([0, 600], 300, 2, WHOLE)).toBeNull();
  });

  test('has an end', () => {
    const [low, high] = zoomed([500, 500.1], 500, 1e-9, WHOLE)!;
    expect(high - low).toBeCloseTo(0.1, 9);
  });

  test('moves along, and stops at the ends', () => {
    expect(panned([200, 400], 100, WHOLE)).toEqual([300, 500]);
    expect(panned([200, 400], -500, WHOLE)).toEqual([0, 200]);
    expect(panned([200, 400], 900, WHOLE)).toEqual([800, 1000]);
  });
});

describe('keys on a chart', () => {
  const after = (key: string, shiftKey = false) => {
    let range: Range | null | undefined;
    const chart = {
      shown: () => [200, 600] as const,
      whole: () => WHOLE,
      valueAt: () => 0,
      zoomTo: (to: Range | null) => {
        range = to;
      },
    };
    const was = zoomByKey(chart, { key, shiftKey } as KeyboardEvent, 400);
    return was ? range : 'not one of these';
  };

  test.each<[string, boolean, unknown]>([
    ['0', false, null],
    ['-', false, [100, 700]],
    ['ArrowRight', true, [260, 660]],
    ['ArrowLeft', true, [140, 540]],
    ['ArrowLeft', false, 'not one of these'],
  ])('%s (shift %s)', (key, shift, range) => {
    expect(after(key, shift)).toEqual(range);
  });
});
