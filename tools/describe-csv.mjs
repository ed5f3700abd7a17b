// npm run describe-csv -- FILE: reads a table with the page's reader and prints what it found.
//
// What is done to be able to is told on stderr, so that stdout holds the JSON alone.

import { existsSync, openAsBlob, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installNpmPackages } from './npm-packages.mjs';
import { root } from './places.mjs';
import { command } from './run.mjs';
import { requireNode } from './setup.mjs';

const usage = `Usage: npm run describe-csv -- FILE [options]

Prints as JSON what the page's reader finds in a table. A file that is refused gives
{"error": ...} and exit code 1. Instead of what would be found out:

  --encoding NAME       utf-8, utf-16le, utf-16be, windows-1252, ...
  --delimiter C         the character between cells; "tab" for a tab
  --header yes|no       whether the first row names the columns
  --decimal C           . or ,
  --comment SIGN        lines that begin with it are comments; "" for none
  --missing TEXT        a text that stands for "no value"; repeat for more
  --column NAME=KIND    number, category, yes_no, date or text; repeat for more
  --dates NAME=ORDER    ymd, dmy or mdy; repeat for more
  --every K             keep every K-th row`;

/** Where paths start: npm itself runs its scripts from the root. */
const caller = process.env.INIT_CWD ?? process.cwd();

/** @typedef {import('../web/src/csv/read-options.ts').ReadOptions} ReadOptions */

const kinds = ['number', 'category', 'yes_no', 'date', 'text'];
const orders = ['ymd', 'dmy', 'mdy'];

await command(async () => {
  const asked = readArguments(process.argv.slice(2));
  if (asked === null) {
    console.error(usage);
    return 2;
  }
  const { readCsv, describeTable, describeError } = await reader();
  const print = (/** @type {unknown} */ value) =>
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  const path = resolve(caller, asked.file);
  if (!existsSync(path) || !statSync(path).isFile()) {
    const message = `There is no file ${asked.file}. Give the path of a file.`;
    print({ error: { code: 'file_not_found', where: asked.file, message } });
    return 1;
  }
  try {
    print(describeTable(await readCsv(await openAsBlob(path), basename(path), asked.options)));
    return 0;
  } catch (thrown) {
    print(describeError(thrown));
    return 1;
  }
});

/**
 * The very modules that the page's worker runs, put into one file that Node can run.
 * @returns {Promise<typeof import('../web/src/csv/describe-main.ts')>}
 */
async function reader() {
  const print = console.log;
  console.log = console.error; // by which the steps report
  requireNode(process.versions.node);
  await installNpmPackages(root, 'npm-ci');
  console.log = print;
  const { build } = await import('vite');
  const outDir = join(root, 'build', 'describe-csv');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: 'web/src/csv/describe-main.ts', outDir, emptyOutDir: false },
    ssr: { noExternal: true },
  });
  return import(pathToFileURL(join(outDir, 'describe-main.js')).href);
}

/**
 * @param {string[]} words
 * @returns {{ file: string, options: ReadOptions } | null} null where they make no sense
 */
function readArguments(words) {
  const text = /** @type {const} */ ({ type: 'string' });
  const texts = /** @type {const} */ ({ type: 'string', multiple: true });
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        encoding: text,
        delimiter: text,
        header: text,
        decimal: text,
        comment: text,
        missing: texts,
        column: texts,
        dates: texts,
        every: text,
      },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) return null;
    const { encoding, delimiter, header, decimal, comment, missing, every } = values;
    if (header !== undefined && header !== 'yes' && header !== 'no') return null;
    if (decimal !== undefined && decimal !== '.' && decimal !== ',') return null;
    /** @type {Map<string, { kind?: any, dateOrder?: any }>} */
    const columns = new Map();
    for (const [words, known, key] of /** @type {const} */ ([
      [values.column ?? [], kinds, 'kind'],
      [values.dates ?? [], orders, 'dateOrder'],
    ])) {
      for (const word of words) {
        const at = word.lastIndexOf('=');
        const value = word.slice(at + 1);
        if (at < 1 || !known.includes(value)) return null;
        columns.set(word.slice(0, at), { ...columns.get(word.slice(0, at)), [key]: value });
      }
    }
    return {
      file,
      options: {
        ...(encoding === undefined ? {} : { encoding }),
        ...(delimiter === undefined ? {} : { delimiter: delimiter === 'tab' ? '\t' : delimiter }),
        ...(header === undefined ? {} : { header: header === 'yes' }),
        ...(decimal === undefined ? {} : { decimal }),
        ...(comment === undefined ? {} : { comment }),
        ...(missing === undefined ? {} : { missingTexts: missing }),
        ...(every === undefined ? {} : { everyKthRow: Number(every) }),
        columns,
      },
    };
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    return null;
  }
}
