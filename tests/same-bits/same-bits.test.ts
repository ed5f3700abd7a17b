/**
 * One recipe, an MLP on the diamonds sample for 2,000 steps, gives the same fingerprint of its
 * parameters natively (both compilers), in Node, in Chromium with and without SIMD and in Firefox;
 * and so does every optimizer in every dialect, and every activation, loss and penalty, natively and
 * in Node with and without SIMD.
 *
 * The browsers run the page itself: an element is made with the recipe in its attributes, trained
 * with its own button and read from its own read-out.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium, firefox } from '../../tools/browsers.mjs';
import { serve } from '../../tools/serve.mjs';
import { readCsv } from '../../web/src/csv/read-csv.ts';
import type { Table } from '../../web/src/csv/table.ts';
import { hashOf } from '../../web/src/element/link.ts';
import { packFile } from '../../web/src/element/packed-file.ts';
import { OPTIMIZERS, type Optimizer, optimizerAs } from '../../web/src/recipe/optimizers.ts';
import type { Recipe } from '../../web/src/recipe/recipe.ts';
import { runnersOf } from '../../web/src/recipe/runners.ts';
import { choiceSetting } from '../../web/src/recipe/settings.ts';
import { Engine } from '../../web/src/worker/engine.ts';
import { loadCore, lookAt, readDiamonds, recipe } from '../wasm/core.ts';

const STEPS = 2000;
const FEATURES = ['carat', 'depth', 'table'];
const TARGET = 'price';
/** Every setting that counts, by the one name it has everywhere. */
const SETTINGS = {
  activation: 'tanh',
  initialisation: 'pytorch',
  loss: 'mse',
  batch_size: 108, // 400 steps an epoch
  seed: 42,
  validation_fraction: 0.2,
};
/** One that needs all the arithmetic there is: centered, with momentum, epsilon inside the root. */
const OPTIMIZER = optimizerAs('rmsprop', 'graves');
/** Enough to tell one optimizer's bits from another's. */
const FEW_STEPS = 200;
const HIDDEN = [16, 8];
const EPOCHS = 5;

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let table: Table;
let expected: string;
let folder: string;
let site: Awaited<ReturnType<typeof serve>>;

/** The folders of the two builds for browsers. */
type Core = 'wasm' | 'wasm-scalar';

async function inNode(
  core: Core,
  optimizer: Optimizer,
  steps: number,
  changed: Partial<Recipe> = {},
): Promise<string> {
  const engine = new Engine(await loadCore(core));
  engine.offer(table);
  engine.configure(
    recipe({
      ...SETTINGS,
      target: TARGET,
      features: FEATURES,
      model: 'mlp',
      hidden_units: HIDDEN,
      runners: runnersOf([optimizer]),
      ...changed,
    } as Partial<Recipe>),
    true,
  );
  engine.run(steps);
  const { fingerprint } = lookAt(engine);
  engine.dispose();
  return fingerprint!;
}

/** The number columns as a file: column and row counts, then the values, little-endian. */
function writeColumns(path: string): string[] {
  const columns = table.columns.filter((column) => column.kind === 'number');
  const head = Buffer.from(Uint32Array.of(columns.length, table.rowCount).buffer);
  const values = columns.map(({ values }) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  );
  writeFileSync(path, Buffer.concat([head, ...values]));
  return columns.map((column) => column.name);
}

function native(
  preset: string,
  optimizer: Optimizer,
  steps: number,
  changed: Partial<Recipe> = {},
): string {
  const path = join(folder, `${preset}.bin`);
  const names = writeColumns(path);
  const args = Object.entries({
    ...SETTINGS,
    ...changed,
    optimizer: optimizer.name,
    ...optimizer.values,
    features: FEATURES.map((name) => names.indexOf(name)).join(','),
    target: names.indexOf(TARGET),
    hidden_units: HIDDEN.join(','),
    steps,
  }).map(([key, value]) => `${key}=${value}`);
  const program = at(`build/${preset}/rp_same_bits`);
  return execFileSync(program, [path, ...args], { encoding: 'utf8' }).trim();
}

/** Trains in the page itself, by its button, until it stops at the last epoch. */
async function inBrowser(
  browser: Browser,
  onRequest: (url: string) => void = () => {},
): Promise<string> {
  const page = await browser.newPage();
  page.on('request', (request) => onRequest(request.url()));
  await page.goto(site.url, { waitUntil: 'load' });
  await page.evaluate(
    (attributes) => {
      document.querySelector('rmsprop-playground')?.remove();
      const element = document.createElement('rmsprop-playground');
      for (const [name, value] of attributes) element.setAttribute(name, value);
      document.body.append(element);
    },
    Object.entries({
      ...SETTINGS,
      optimizer: OPTIMIZER.name,
      preset: OPTIMIZER.preset,
      target: TARGET,
      features: FEATURES.join(','),
      model: 'mlp',
      hidden_units: HIDDEN.join(','),
      epochs: EPOCHS,
      speed: 'full',
    }).map(([key, value]) => [key, String(value)] as const),
  );
  return trainOnPage(page, STEPS);
}

/** Presses Train and waits until the run has ended by itself after `steps`. */
function trainOnPage(page: Page, steps: number): Promise<string> {
  return page.evaluate(async (steps) => {
    const element = document.querySelector('rmsprop-playground')!;
    const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const step = () => Number(find('[data-test=step]')?.textContent?.replace(/,/g, ''));
    const fingerprint = () => find('[data-test=fingerprint]')?.textContent?.trim() ?? '';
    await until(() => /^[0-9a-f]{16}$/.test(fingerprint()));
    find('[data-test=train]')?.click();
    await until(() => step() === steps && /^[0-9a-f]{16}$/.test(fingerprint()));
    return fingerprint();
  }, steps);
}

beforeAll(async () => {
  table = await readDiamonds();
  folder = mkdtempSync(join(tmpdir(), 'rmsprop-same-bits-'));
  site = await serve(at('dist'), { port: 0 });
  expected = await inNode('wasm', OPTIMIZER, STEPS);
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site.close();
});

describe(`${STEPS} steps of one recipe give the same bits as in Node`, () => {
  test('the fingerprint is one', () => {
    expect(expected).toMatch(/^[0-9a-f]{16}$/);
  });

  test('natively, built by the default compiler', () => {
    expect(native('native', OPTIMIZER, STEPS)).toBe(expected);
  });

  test('natively, built by clang++', () => {
    expect(native('native-clang', OPTIMIZER, STEPS)).toBe(expected);
  });

  test('without SIMD', async () => {
    expect(await inNode('wasm-scalar', OPTIMIZER, STEPS)).toBe(expected);
  });

  test('in Chromium', async () => {
    const browser = await puppeteer.launch(chromium);
    try {
      expect(await inBrowser(browser)).toBe(expected);
    } finally {
      await browser.close();
    }
  });

  test('in Chromium on a machine without SIMD, which loads the scalar core by itself', async () => {
    const args = [...chromium.args, '--js-flags=--no-enable-sse4-1'];
    const browser = await puppeteer.launch({ ...chromium, args });
    try {
      const cores: string[] = [];
      expect(await inBrowser(browser, (url) => cores.push(url))).toBe(expected);
      expect(cores.filter((url) => url.includes('.wasm'))).toHaveLength(1);
      const core = readFileSync(at('build/wasm-scalar/rmsprop-core.wasm'));
      const loaded = await fetch(cores.find((url) => url.includes('.wasm'))!);
      expect(core.equals(Buffer.from(await loaded.arrayBuffer()))).toBe(true);
    } finally {
      await browser.close();
    }
  });

  test('in Firefox', async () => {
    const browser = await puppeteer.launch({ browser: 'firefox', ...firefox });
    try {
      expect(await inBrowser(browser)).toBe(expected);
    } finally {
      await browser.close();
    }
  });
});

describe('a link with a table in it opens in a fresh profile to the same bits', () => {
  const rows = Array.from({ length: 90 }, (_, i) => {
    const x = ((i * 37) % 61) / 20;
    const comma = (value: number) => String(value).replace('.', ',');
    return `${comma(x)};${i % 3 === 0 ? 'red' : 'blue'};${comma(3 * x * x - (i % 3))}`;
  });
  const text = `x;colour;y\n${rows.join('\n')}\n`;
  const wanted = recipe({
    target: 'y',
    features: ['x', 'colour'],
    model: 'mlp',
    hidden_units: [6],
    batch_size: 16,
    epochs: 30,
    seed: 5,
    runners: runnersOf([OPTIMIZER, optimizerAs('adam')]),
  });
  const asked = { decimal: ',' as const };
  let here: { hash: string; steps: number; fingerprint: string };

  beforeAll(async () => {
    const file = new Blob([text]);
    const engine = new Engine(await loadCore());
    engine.offer(await readCsv(file, 'own.csv', asked));
    const { info } = engine.configure(wanted, true);
    const steps = wanted.epochs * info.stepsPerEpoch;
    engine.run(steps);
    const packed = (await packFile(file))!;
    const hash = hashOf({
      recipe: wanted,
      asked,
      file: { name: 'own.csv', fingerprint: '', packed },
    });
    here = { hash, steps, fingerprint: lookAt(engine).fingerprint! };
    engine.dispose();
  });

  const opened = async (browser: Browser) => {
    try {
      const page = await browser.newPage();
      await page.goto(site.url + here.hash, { waitUntil: 'load' });
      return await trainOnPage(page, here.steps);
    } finally {
      await browser.close();
    }
  };

  test('in Chromium', async () => {
    expect(await opened(await puppeteer.launch(chromium))).toBe(here.fingerprint);
  });

  test('in Firefox', async () => {
    const browser = await puppeteer.launch({ browser: 'firefox', ...firefox });
    expect(await opened(browser)).toBe(here.fingerprint);
  });
});

describe(`${FEW_STEPS} steps of every optimizer give the same bits natively and in WASM`, () => {
  const all = OPTIMIZERS.flatMap(({ key, presets }) =>
    presets.map((preset) => [key, preset.key] as const),
  );
  test.each(all)('%s %s', async (name, preset) => {
    const optimizer = optimizerAs(name, preset);
    const wasm = await inNode('wasm', optimizer, FEW_STEPS);
    expect(await inNode('wasm-scalar', optimizer, FEW_STEPS)).toBe(wasm);
    expect(native('native', optimizer, FEW_STEPS)).toBe(wasm);
    expect(native('native-clang', optimizer, FEW_STEPS)).toBe(wasm);
  });
});

describe(`${FEW_STEPS} steps of every model give the same bits natively and in WASM`, () => {
  const choices = (['activation', 'loss'] as const).flatMap((key) =>
    choiceSetting(key).choices.map(({ value }) => [`${key} ${value}`, { [key]: value }] as const),
  );
  const penalties = [
    ['L1 penalty', { l1_penalty: 0.01 }],
    ['L2 penalty', { l2_penalty: 0.01 }],
  ] as const;
  test.each<readonly [string, Partial<Recipe>]>([...choices, ...penalties])(
    '%s',
    async (_, changed) => {
      const wasm = await inNode('wasm', OPTIMIZER, FEW_STEPS, changed);
      expect(await inNode('wasm-scalar', OPTIMIZER, FEW_STEPS, changed)).toBe(wasm);
      expect(native('native', OPTIMIZER, FEW_STEPS, changed)).toBe(wasm);
      expect(native('native-clang', OPTIMIZER, FEW_STEPS, changed)).toBe(wasm);
    },
  );
});
