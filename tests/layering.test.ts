/**
 * Reads includes and imports and fails when one runs against the drawn direction. The tables are the
 * drawing in CONTRIBUTING.md: a folder may use itself and the folders listed for it.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const CORE: Record<string, readonly string[]> = {
  base: [],
  simd: ['base'],
  tensor: ['simd'],
  models: ['base', 'simd', 'tensor'],
  losses: ['simd'],
  metrics: ['base', 'simd', 'tensor'],
  functions: ['base', 'simd'],
  optim: ['base', 'simd', 'tensor'],
  data: ['base', 'simd', 'tensor'],
  objective: ['base', 'data', 'functions', 'losses', 'metrics', 'models', 'simd', 'tensor'],
  train: ['base', 'data', 'losses', 'models', 'objective', 'optim', 'simd', 'tensor'],
  probes: ['base', 'losses', 'metrics', 'objective', 'optim', 'simd', 'tensor', 'train'],
  facade: ['base', 'data', 'metrics', 'probes', 'simd', 'tensor', 'train'],
};

const WEB: Record<string, readonly string[]> = {
  base: [],
  format: [],
  styles: [],
  offline: [],
  words: ['format'],
  recipe: ['base', 'words'],
  csv: ['base', 'words'],
  protocol: ['base', 'csv', 'recipe', 'words'],
  worker: ['base', 'csv', 'protocol', 'recipe', 'words'],
  client: ['base', 'csv', 'protocol', 'words'],
  charts: ['format', 'words'],
  app: ['base', 'client', 'csv', 'format', 'protocol', 'recipe', 'words'],
  views: ['app', 'base', 'charts', 'csv', 'format', 'protocol', 'recipe', 'words'],
  element: [
    'app',
    'base',
    'charts',
    'csv',
    'format',
    'protocol',
    'recipe',
    'styles',
    'views',
    'words',
  ],
};

/** What only these files may reach for: the one place that copes with each library. */
const LIBRARIES: readonly (readonly [library: RegExp, only: RegExp])[] = [
  [/^xsimd\//, /^core\/rp\/simd\/lanes\.hpp$/],
  [/^xtensor\//, /^core\/rp\/tensor\//],
  [/^emscripten/, /^(wasm|tests\/bench\/wasm)\//],
  [/^uplot/, /^web\/src\/charts\/plot\.ts$/],
  [/^papaparse$/, /^web\/src\/csv\//],
  [/^rmsprop-core$/, /^web\/src\/worker\//],
  [/^rmsprop-core\/optimizers$/, /^web\/src\/recipe\/optimizers\.ts$/],
  [/^rmsprop-core(-scalar)?\.wasm/, /^web\/src\/client\//],
];

/** The core has no clock, no files, no threads, no streams and its own generator. */
const NOT_IN_CORE =
  /^(chrono|ctime|fstream|filesystem|iostream|thread|mutex|atomic|random|cstdlib)$/;

interface Edge {
  readonly from: string;
  readonly to: string;
}

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
}

function references(file: string, pattern: RegExp): Edge[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(pattern)].map((match) => ({ from: file, to: match[1]! }));
}

const includes = filesBelow('core/rp', /\.[hc]pp$/).flatMap((file) =>
  references(file, /^\s*#\s*include\s+[<"]([^>"]+)[>"]/gm),
);
const imports = filesBelow('web/src', /\.ts$/).flatMap((file) =>
  references(file, /(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/g),
);

function folderIn(base: string, path: string): string {
  return relative(base, path).split('/')[0] ?? '';
}

/** Edges between folders that their table does not allow. */
function forbidden(
  edges: readonly (readonly [from: string, to: string, edge: Edge])[],
  allowed: Record<string, readonly string[]>,
): string[] {
  return edges
    .filter(([from, to]) => from !== to && !allowed[from]?.includes(to))
    .map(([, , edge]) => `${edge.from} -> ${edge.to}`);
}

function order(allowed: Record<string, readonly string[]>): string[] {
  const placed: string[] = [];
  const left = new Map(Object.entries(allowed));
  for (let progress = true; progress && left.size > 0; ) {
    progress = false;
    for (const [folder, uses] of left) {
      if (!uses.every((use) => placed.includes(use))) continue;
      placed.push(folder);
      left.delete(folder);
      progress = true;
    }
  }
  return placed;
}

describe('the drawn direction', () => {
  test.each([
    ['core', CORE],
    ['web', WEB],
  ] as const)('of %s has no cycle', (_, allowed) => {
    expect(order(allowed).sort()).toEqual(Object.keys(allowed).sort());
  });

  test('covers every folder there is', () => {
    const folders = (path: string) =>
      readdirSync(join(root, path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
    expect(folders('core/rp')).toEqual(Object.keys(CORE).sort());
    expect(folders('web/src')).toEqual(Object.keys(WEB).sort());
  });

  test('is kept by the includes of the core', () => {
    const edges = includes
      .filter((edge) => edge.to.startsWith('rp/'))
      .map((edge) => [folderIn('core/rp', edge.from), folderIn('rp', edge.to), edge] as const);
    expect(edges.length).toBeGreaterThan(30);
    expect(forbidden(edges, CORE)).toEqual([]);
  });

  test('is kept by the imports of the page', () => {
    const edges = imports
      .filter((edge) => edge.to.startsWith('.') && dirname(edge.from) !== 'web/src')
      .map((edge) => {
        const to = normalize(join(dirname(edge.from), edge.to));
        return [folderIn('web/src', edge.from), folderIn('web/src', to), edge] as const;
      });
    expect(edges.length).toBeGreaterThan(50);
    expect(forbidden(edges, WEB)).toEqual([]);
  });
});

/** What becomes part of the program that begins with `entry`: types do not. */
function programOf(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const edges = references(entry, /^(?:import|export)\s(?!type\s)[^;']*?'(\.[^']+\.ts)'/gm);
  const later = references(entry, /\bimport\('(\.[^']+\.ts)'\)/g);
  for (const { to } of [...edges, ...later]) programOf(join(dirname(entry), to), seen);
  return seen;
}

describe('a program has only the words that it says', () => {
  test.each([
    ['worker/worker.ts', 'words/worker-de.ts', 'words/language.ts'],
    ['element/define.ts', 'words/de.ts', 'words/worker.ts'],
  ])('%s, which finds %s, nowhere has %s', (entry, its, other) => {
    const files = [...programOf(`web/src/${entry}`)];
    expect(files).toContain(`web/src/${its}`);
    expect(files).not.toContain(`web/src/${other}`);
  });
});

describe('a library is met in one place', () => {
  test.each(LIBRARIES)('%s only from %s', (library, only) => {
    const users = [...includes, ...imports].filter((edge) => library.test(edge.to));
    expect(users.filter((edge) => !only.test(edge.from))).toEqual([]);
  });
});

test('the core includes nothing with a clock, a file, a thread, a stream or chance', () => {
  expect(includes.filter((edge) => NOT_IN_CORE.test(edge.to))).toEqual([]);
});
