/** What is said in German: all of it, and with the values that the English says. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CORE_ERROR_CODES, type PlaygroundError } from '../../../web/src/base/playground-error.ts';
import { readCsv } from '../../../web/src/csv/read-csv.ts';
import { refuseUntrainable } from '../../../web/src/csv/trainable.ts';
import { OPTIMIZERS, optimizerAs } from '../../../web/src/recipe/optimizers.ts';
import type { Recipe } from '../../../web/src/recipe/recipe.ts';
import { runnersOf } from '../../../web/src/recipe/runners.ts';
import { type LedgerTable, pipelineLines } from '../../../web/src/views/pipeline-words.ts';
import type { Language } from '../../../web/src/words/common.ts';
import { coreHyper } from '../../../web/src/words/de/core-hyper.ts';
import { de } from '../../../web/src/words/de.ts';
import { en } from '../../../web/src/words/en.ts';
import { coreText, speak as speakOnPage, words } from '../../../web/src/words/language.ts';
import { speak as speakInWorker, workerWords } from '../../../web/src/words/worker.ts';
import { de as workerDe } from '../../../web/src/words/worker-de.ts';
import { en as workerEn } from '../../../web/src/words/worker-en.ts';
import { Engine } from '../../../web/src/worker/engine.ts';
import { csv, loadCore, recipe } from '../../wasm/core.ts';

/** Paths of words that are the same in both languages. */
const SAME_KEYS = /^page\.shortcuts\.groups\.\d+\.keys\.\d+\.0$/;
const SAME = new Set([
  // The core says it in English; see the tests below.
  'errors.core',
  // Letters, units and terms of the field.
  'charts.x',
  'charts.axis.milliseconds',
  'charts.gradient',
  'charts.lines.rmse',
  'charts.auc',
  'race.numbers.rmseIn',
  'race.numbers.r2',
  'race.pause',
  'stage.kinds.roc',
]);

/** All that there is, of the page and of its worker. */
const english = { ...en, ...workerEn };
const german = { ...de, ...workerDe };

/** Here page and worker are one program. */
async function speak(language: Language): Promise<void> {
  await speakOnPage(language);
  await speakInWorker(language);
}

afterEach(() => speak('en'));

/** A number, a text, a list and a record at once, for any word that wants a value. */
const ANYTHING: unknown = new Proxy(
  {},
  {
    get(_, name) {
      if (name === Symbol.toPrimitive) return (hint: string) => (hint === 'string' ? 'x' : 3);
      const known = [['x', 'y'], 'x', 3].find((value) => name in Object(value));
      if (known === undefined) return ANYTHING;
      const member = (Object(known) as Record<PropertyKey, unknown>)[name];
      return typeof member === 'function' ? member.bind(known) : member;
    },
  },
);

/** Words that choose among a few by a value of theirs. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  'page.diverged': [3, 'loss_exploded', 1e12],
};

/** Each word with its path; one with values is said of anything. */
function said(value: unknown, path: string): (readonly [path: string, text: string])[] {
  if (value === null || value instanceof Map) return [];
  if (typeof value === 'function') {
    const values = VALUES[path] ?? Array.from({ length: 9 }, () => ANYTHING);
    return said(value(...values), path);
  }
  if (value === ANYTHING || typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    said(inner, path === '' ? key : `${path}.${key}`),
  );
}

describe('German', () => {
  test('differs from English in every word', () => {
    const all = said(english, '');
    const other = new Map(said(german, ''));
    expect(all.length).toBeGreaterThan(100);
    const alike = all.filter(([path, text]) => other.get(path) === text);
    const left = alike.map(([path]) => path).filter((path) => !SAME.has(path));
    expect(left.filter((path) => !SAME_KEYS.test(path))).toEqual([]);
  });

  test('has no exclamation marks and no empty words', () => {
    for (const [path, text] of said(german, '')) {
      expect(text, path).not.toMatch(/!/);
      expect(text, path).not.toBe('');
    }
  });

  test('is spoken until another language is', async () => {
    await speak('de');
    expect([words(), workerWords()]).toEqual([de, workerDe]);
    await speak('en');
    expect([words(), workerWords()]).toEqual([en, workerEn]);
  });
});

describe('the core’s descriptions', () => {
  const texts = OPTIMIZERS.flatMap(({ label, summary, hyperParameters, presets }) => [
    label,
    summary,
    ...presets.flatMap((preset) => [preset.label, preset.source]),
    ...hyperParameters.flatMap((parameter) => [
      parameter.label,
      parameter.unit,
      parameter.help,
      ...(parameter.kind === 'number' ? [parameter.range] : []),
      ...(parameter.kind === 'choice' ? parameter.choices.map((choice) => choice.label) : []),
    ]),
  ]).filter((text) => text !== '');

  test('all have a German text', () => {
    expect(texts.filter((text) => !de.coreTexts.has(text))).toEqual([]);
  });

  test('have what errors say of a hyper-parameter among the words of the worker', () => {
    const inErrors = OPTIMIZERS.flatMap(({ hyperParameters }) => hyperParameters).flatMap(
      (parameter) => [parameter.label, ...(parameter.kind === 'number' ? [parameter.range] : [])],
    );
    expect(inErrors.filter((text) => !coreHyper.has(text))).toEqual([]);
  });

  test('are all that there are German texts for', () => {
    expect([...de.coreTexts.keys()].filter((text) => !texts.includes(text))).toEqual([]);
  });

  test('are said in the language of the page', async () => {
    expect(coreText('learning rate')).toBe('learning rate');
    await speak('de');
    expect(coreText('learning rate')).toBe('Lernrate');
  });
});

describe('the ledger in German', () => {
  const source = fileURLToPath(new URL('../../../core/rp/data/ledger.cpp', import.meta.url));
  const actions = new Set(
    [...readFileSync(source, 'utf8').matchAll(/return "(\w+)";/g)].map(([, action]) => action!),
  );
  const table = { rowNumbers: { rows: [], numbers: [] }, columns: [] } as unknown as LedgerTable;

  test.each([...actions])('%s has its count and its column', async (action) => {
    const entry = {
      action,
      column: 'alter',
      count: 3,
      text: action === 'split' ? 'latest' : 'standard',
      numbers: [3, 2],
      rows: [],
    };
    const english = pipelineLines([entry], table)[0]!;
    await speak('de');
    const [{ count, text }] = pipelineLines([entry], table) as [{ count: string; text: string }];
    expect(count).toBe(english.count);
    expect(text).toContain('alter');
    expect(text).not.toBe(english.text);
    expect(text).not.toContain(action);
  });

  test('names the parts of a date and the rows of the file', async () => {
    await speak('de');
    const entry = { column: 'sold', count: 2, numbers: [], rows: [] };
    const lines = pipelineLines(
      [
        { ...entry, action: 'date_parts', text: 'year, month' },
        { ...entry, action: 'row_with_missing_cell', text: '', rows: [0] },
      ],
      { ...table, rowNumbers: { rows: [0], numbers: [2] } } as unknown as LedgerTable,
    );
    expect(lines.map(({ text }) => text)).toEqual([
      'Zahlen aus den Datumsangaben in sold: Jahr, Monat',
      'Zeilen ausgelassen: sold ist leer (Zeile 2, …)',
    ]);
  });
});

describe('the core’s refusals', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = new Engine(await loadCore());
    return () => engine.dispose();
  });

  async function refusal(changes: Partial<Recipe>, text = 'x,y\n1,2\n2,3\n3,5\n4,7\n5,11\n') {
    engine.offer(await csv(text));
    try {
      engine.configure(recipe({ target: 'y', features: ['x'], batch_size: 2, ...changes }), true);
    } catch (thrown) {
      return thrown as PlaygroundError;
    }
    throw new Error('Nothing was refused.');
  }

  async function inBoth(changes: Partial<Recipe>, text?: string) {
    const english = await refusal(changes, text);
    await speak('de');
    const german = await refusal(changes, text);
    await speak('en');
    expect(german).toMatchObject({ code: english.code, where: english.where });
    return { english: english.message, german: german.message };
  }

  const withRho = (rho: number) => {
    const optimizer = optimizerAs('rmsprop');
    return { runners: runnersOf([{ ...optimizer, values: { ...optimizer.values, rho } }]) };
  };

  test.each(CORE_ERROR_CODES)('%s is a German sentence', (code) => {
    for (const where of ['', 'column alter', 'batch_size', 'optimizer.rho']) {
      const message = 'English only.';
      const text = workerDe.errors.core({ code, where, message, hyper: null });
      expect(workerEn.errors.core({ code, where, message, hyper: null })).toBe(message);
      if (code !== 'internal') expect(text).not.toContain(message);
      expect(text).toMatch(/\.$/);
    }
  });

  test('of a hyper-parameter name it and its range', async () => {
    const { english, german } = await inBoth(withRho(2));
    expect(english).toContain('at least 0 and below 1');
    expect(german).toBe(
      'Der Wert von „Abklingrate“ liegt nicht im erlaubten Bereich: mindestens 0 und unter 1.',
    );
  });

  test('of hidden layers name the core’s own limits', async () => {
    for (const hidden_units of [[5000], [1, 1, 1, 1, 1]]) {
      const { english, german } = await inBoth({ model: 'mlp', hidden_units });
      const limit = /(\d+)\.$/.exec(english)![1]!;
      expect(german).toMatch(new RegExp(`\\b${limit}\\b`));
    }
  });

  test('of a column name it', async () => {
    const { english, german } = await inBoth({}, 'x,y\n1,2\n2,2\n3,2\n');
    expect(english).toContain('Column y holds 2 in every row');
    expect(german).toContain('Spalte y enthält in jeder Zeile denselben Wert');
  });

  test.each([
    [{ batch_size: 500 }, 'Mini-Batch'],
    [{ validation_fraction: 2 }, 'Validierungszeilen'],
    [{ features: [] }, 'Mindestens eine'],
    [{ l2_penalty: -1 }, 'L2-Strafe'],
    [{ loss: 'huber', huber_delta: 0 }, 'Huber'],
    [{ features: ['z'] }, 'gibt es nicht'],
  ] as [Partial<Recipe>, string][])('of %o say what may be', async (changes, part) => {
    const { english, german } = await inBoth(changes);
    expect(german).toContain(part);
    expect(german).not.toBe(english);
  });
});

describe('the reader in German', () => {
  /** Numbers but for one cell, and more different ones than are kept. */
  const rows = Array.from({ length: 2000 }, (_, row) => (row === 1500 ? 'kaputt' : `${row / 7}`));
  const spoilt = `preis,name\n${rows.map((cell, row) => `${cell},Text ${row} ${row}`).join('\n')}\n`;

  async function refusal(text: string): Promise<PlaygroundError> {
    try {
      refuseUntrainable(await readCsv(new Blob([text]), 'data.csv'));
    } catch (thrown) {
      return thrown as PlaygroundError;
    }
    throw new Error('The file was read without an error.');
  }

  test('names row and column of what it refuses', async () => {
    await speak('de');
    const german = await refusal(spoilt);
    await speak('en');
    const english = await refusal(spoilt);
    expect(german).toMatchObject({ code: english.code, place: english.place });
    expect(english.message).toContain('“preis” comes closest, but row 1,502 holds “kaputt”.');
    expect(german.message).toContain('„preis“, aber in Zeile 1.502 steht „kaputt“.');
  });

  test('names the row of a quote that is left open', async () => {
    await speak('de');
    const { message } = await refusal('a,b\n1,2\n"3,4\n5,6\n');
    expect(message).toContain('Zeile 3 öffnet');
  });

  test('gives its notes and its reasons, and the names and cells as they are', async () => {
    await speak('de');
    const text = 'id,x,when,kind\n1,2,2024-01-02,a\n2,,2024-01-03,b\n3,NA,2024-01-04,a\n';
    const { columns, ledger } = await readCsv(new Blob([text]), 'data.csv');
    expect(columns.map(({ name }) => name)).toEqual(['id', 'x', 'when', 'kind']);
    expect(columns[0]!.roleReason).toBe('Wohl eine Kennung: Sie zählt die Zeilen.');
    expect(columns[2]!.kindReason).toBe('Jede Zelle, die nicht fehlt, ist ein Datum, Jahr zuerst.');
    expect(columns[3]!.levels).toEqual(['a', 'b']);
    expect(ledger.map(({ sentence }) => sentence)).toContain(
      '2 Zellen von „x“ fehlen: leer (1), NA (1).',
    );
  });
});
