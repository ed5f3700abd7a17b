import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Playground } from '../../../web/src/app/playground.ts';
import { later } from '../../../web/src/views/later.ts';

const playground = { setView: vi.fn(), say: vi.fn() };
const page = playground as unknown as Playground;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.clearAllMocks();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Until what was asked for has come or failed. */
const settled = () => new Promise((done) => setImmediate(done));

describe('a view that comes later', () => {
  test('is asked for once, and draws the page anew when it is there', async () => {
    const load = vi.fn(async () => 'module');
    const view = later(load);
    expect([view(page), view(page)]).toEqual([null, null]);
    await settled();
    expect(view(page)).toBe('module');
    expect(load).toHaveBeenCalledOnce();
    expect(playground.setView).toHaveBeenCalledOnce();
  });

  test('draws every element anew that waits for it', async () => {
    const view = later(async () => 'module');
    const other = { setView: vi.fn(), say: vi.fn() };
    view(page);
    view(other as unknown as Playground);
    await settled();
    expect(playground.setView).toHaveBeenCalledOnce();
    expect(other.setView).toHaveBeenCalledOnce();
  });

  test('that fails is told once and asked for again after a while', async () => {
    const load = vi.fn(async (): Promise<string> => Promise.reject(new Error('no network')));
    const view = later(load);
    view(page);
    await settled();
    view(page);
    expect(load).toHaveBeenCalledOnce();
    expect(playground.say).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(5000);
    load.mockResolvedValueOnce('module');
    view(page);
    await settled();
    expect(view(page)).toBe('module');
  });
});
