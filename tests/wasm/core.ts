/** The built core in Node: the bytes the page ships, without a browser. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import createCore, { type CoreModule } from 'rmsprop-core';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { readCsv } from '../../web/src/csv/read-csv.ts';
import type { Table } from '../../web/src/csv/table.ts';
import type { Look } from '../../web/src/protocol/calls.ts';
import type { Recipe } from '../../web/src/recipe/recipe.ts';
import { initialRecipe } from '../../web/src/recipe/settings.ts';
import { Engine, type Motion } from '../../web/src/worker/engine.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const DIAMONDS = at('node_modules/@observablehq/sample-datasets/diamonds.csv');

/** `folder`: where the build is, 'wasm-scalar' for the one without SIMD. */
export function loadCore(folder = 'wasm'): Promise<CoreModule> {
  return createCore({ wasmBinary: readFileSync(at(`build/${folder}/rmsprop-core.wasm`)) });
}

export function readDiamonds(): Promise<Table> {
  return readCsv(new Blob([readFileSync(DIAMONDS)]), 'diamonds.csv');
}

export function csv(text: string): Promise<Table> {
  return readCsv(new Blob([text]), 'test.csv');
}

export function recipe(changes: Partial<Recipe>): Recipe {
  return { ...initialRecipe(), ...changes };
}

/** For the tests of a file: engines on one core, which end with their test. */
export function useEngines(): { readonly core: () => CoreModule; readonly make: () => Engine } {
  let core: CoreModule;
  const engines: Engine[] = [];
  beforeAll(async () => {
    core = await loadCore();
  });
  afterEach(() => {
    for (const engine of engines.splice(0)) engine.dispose();
  });
  return {
    core: () => core,
    make: () => {
      const engine = new Engine(core);
      engines.push(engine);
      return engine;
    },
  };
}

/** A bent line of 200 rows: x and y. */
export function bentLine(): Promise<Table> {
  const rows = Array.from({ length: 200 }, (_, i) => `${i / 20},${Math.sin(i / 40) + (i % 7) / 9}`);
  return csv(`x,y\n${rows.join('\n')}\n`);
}

/** For the tests of a group: as on a slow machine, each look at the clock is two milliseconds later. */
export function useSlowClock(): void {
  beforeEach(() => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 2;
      return now;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
}

/** A look at a paused race, with the numbers of its first runner beside those of all. */
export function lookAt(engine: Engine, more: Partial<Look> = {}, motion: Partial<Motion> = {}) {
  const paused = { running: false, settling: false, stepsPerSecond: 0 };
  const confusion = { kind: 'confusion' } as const;
  const frame = engine.look(
    { slot: 1, weights: 0, fit: confusion, ...more },
    { ...paused, ...motion },
  );
  return { ...frame, ...frame.runners[0]!, frame };
}
