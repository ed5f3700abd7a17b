import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const EMPTY_MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

let fetched: string[];

beforeEach(() => {
  vi.resetModules();
  fetched = [];
  vi.stubGlobal('fetch', (url: string) => {
    fetched.push(url);
    return Promise.resolve(new Response(EMPTY_MODULE));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function coreModule() {
  return import('../../../web/src/client/core-module.ts');
}

describe('the build of the core', () => {
  test('is the one with SIMD where the engine has it, as Node does', async () => {
    const { fastestBuild } = await coreModule();
    expect(fastestBuild()).toBe('simd');
  });

  test('is the scalar one where vectors are not valid', async () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const { coreModule: load } = await coreModule();
    await load();
    expect(fetched).toHaveLength(1);
    expect(fetched[0]).toContain('wasm-scalar');
  });

  test('is fetched again after a failure', async () => {
    const working = fetch;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    const { coreModule: load } = await coreModule();
    await expect(load()).rejects.toThrow('offline');
    vi.stubGlobal('fetch', working);
    await load();
    expect(fetched).toHaveLength(1);
  });

  test('is fetched once, whoever asks, and the other one only when it is asked for', async () => {
    const { coreModule: load } = await coreModule();
    const [first, second] = await Promise.all([load(), load('simd')]);
    expect(first).toBe(second);
    expect(fetched).toHaveLength(1);
    await load('scalar');
    expect(fetched).toHaveLength(2);
  });
});
