/**
 * The page's engine without the page: the same core, the same recipe, in Node. Splits, starts and
 * batches are the same bits everywhere, so what it computes is what the page must show.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Column, Table } from '../../../../web/src/csv/table.ts';
import type { RunnerFrame, SessionInfo } from '../../../../web/src/protocol/calls.ts';
import type { Recipe } from '../../../../web/src/recipe/recipe.ts';
import { initialRecipe } from '../../../../web/src/recipe/settings.ts';
import { Engine } from '../../../../web/src/worker/engine.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

export const DIAMONDS = at('node_modules/@observablehq/sample-datasets/diamonds.csv');

/** A number column of a CSV without quotes or empty cells, read by the plainest means. */
export function readColumn(path: string, name: string): Float64Array {
  const [header, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const place = header!.split(',').indexOf(name);
  return Float64Array.from(rows, (row) => Number(row.split(',')[place]));
}

function columnOf(name: string, values: Float64Array): Column {
  return {
    name,
    originalName: name,
    kind: 'number',
    kindReason: '',
    role: 'feature',
    roleReason: '',
    values,
    codes: new Int32Array(),
    levels: [],
    missing: 0,
    distinct: 1001,
    min: 0,
    max: 0,
    mean: 0,
    isWhole: false,
    histogram: new Uint32Array(),
    topLevels: [],
    firstTexts: [],
  };
}

function tableOf(columns: Readonly<Record<string, Float64Array>>): Table {
  const list = Object.entries(columns).map(([name, values]) => columnOf(name, values));
  const rowCount = list[0]!.values.length;
  const format = {
    encoding: 'utf-8',
    delimiter: ',',
    hasHeader: true,
    decimal: '.' as const,
    comment: '',
    missingTexts: [],
  };
  return {
    name: 'headless',
    bytes: 0,
    format,
    recordCount: rowCount,
    rowCount,
    rowNumbers: { rows: [0], numbers: [2] },
    columns: list,
    preview: [],
    ledger: [],
  };
}

export interface HeadlessRun {
  readonly info: SessionInfo;
  /** Of the first runner. */
  readonly frame: RunnerFrame;
  readonly validationRows: ReadonlySet<number>;
}

/** Takes `steps` updates of `recipe` on `columns`. */
export async function runHeadless(
  columns: Readonly<Record<string, Float64Array>>,
  recipe: Partial<Recipe>,
  steps: number,
): Promise<HeadlessRun> {
  const glue = pathToFileURL(at('build/wasm/rmsprop-core.mjs')).href;
  const { default: createCore }: typeof import('rmsprop-core') = await import(glue);
  const wasmBinary = readFileSync(at('build/wasm/rmsprop-core.wasm'));
  const engine = new Engine(await createCore({ wasmBinary }));
  engine.offer(tableOf(columns));
  const { info } = engine.configure({ ...initialRecipe(), ...recipe }, true);
  engine.run(steps);
  const race = engine.look(
    { slot: 1, weights: 0, fit: { kind: 'predicted' } },
    { running: false, settling: false, stepsPerSecond: 0 },
  );
  const frame = race.runners[0]!;
  const validationRows = new Set(engine.validationRows);
  engine.dispose();
  return { info, frame, validationRows };
}
