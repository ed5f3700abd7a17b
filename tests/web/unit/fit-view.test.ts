import { describe, expect, test } from 'vitest';
import { fitKinds, fitViewOf, isOf } from '../../../web/src/app/fit-view.ts';
import { type FitChoice, initialState } from '../../../web/src/app/state.ts';
import type { SessionInfo } from '../../../web/src/protocol/calls.ts';
import { fixedInWords } from '../../../web/src/views/fit-view.ts';

/** carat, depth and two levels of a cut. */
const info = {
  classes: [] as string[],
  inputs: ['carat', 'depth', 'cut = Ideal', 'cut = Fair'],
  numberInputs: [0, 1],
  typical: Float64Array.of(0.7, 61.8, 1, 0),
} as unknown as SessionInfo;
const kinds = { ...info, classes: ['a', 'b', 'c'] };

function viewOf(of: SessionInfo, fit: Partial<FitChoice> = {}) {
  const state = initialState();
  return fitViewOf({ ...state, info: of, fit: { ...state.fit, ...fit } });
}

describe('the picture of the fit', () => {
  test('is a curve over the first number, predictions without one, a matrix for classes', () => {
    expect(viewOf(info)).toEqual({ kind: 'curve', input: 0 });
    expect(viewOf({ ...info, numberInputs: [] })).toEqual({ kind: 'predicted' });
    expect(viewOf(kinds)).toEqual({ kind: 'confusion' });
  });

  test('is what was chosen, as far as the model has it', () => {
    expect(viewOf(info, { kind: 'curve', input: 'depth' })).toEqual({ kind: 'curve', input: 1 });
    expect(viewOf(info, { kind: 'curve', input: 'gone' })).toEqual({ kind: 'curve', input: 0 });
    expect(viewOf(info, { kind: 'roc' })).toEqual({ kind: 'curve', input: 0 });
    expect(viewOf(kinds, { kind: 'roc', ofClass: 'c' })).toEqual({ kind: 'roc', ofClass: 2 });
  });

  test('has two different inputs for regions', () => {
    const both = viewOf(kinds, { kind: 'regions', input: 'depth', second: 'depth' });
    expect(both).toEqual({ kind: 'regions', x: 1, y: 0 });
  });

  test('has no regions over one number, and no curve over none', () => {
    expect(fitKinds({ ...kinds, numberInputs: [0] })).not.toContain('regions');
    expect(fitKinds({ ...info, numberInputs: [] })).not.toContain('curve');
  });

  test('is told from that of a model with other inputs or classes', () => {
    expect(isOf(info, { kind: 'curve', input: 1 })).toBe(true);
    expect(isOf({ ...info, numberInputs: [0] }, { kind: 'curve', input: 1 })).toBe(false);
    expect(isOf(info, { kind: 'regions', x: 0, y: 2 })).toBe(false);
    expect(isOf(kinds, { kind: 'roc', ofClass: 2 })).toBe(true);
    expect(isOf(info, { kind: 'calibration', ofClass: 0 })).toBe(false);
  });
});

test('what stands still is named, levels by the one that is there', () => {
  expect(fixedInWords(info, [0])).toBe(' All else as usual: depth 61.8, cut = Ideal.');
  expect(fixedInWords({ ...info, inputs: ['carat'], numberInputs: [0] }, [0])).toBe('');
});
