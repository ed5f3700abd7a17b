/** The built module against what TypeScript believes of it. */

import { readFileSync } from 'node:fs';
import type { CoreModule, Playground } from 'rmsprop-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { CORE_ERROR_CODES } from '../../web/src/base/playground-error.ts';
import { loadCore } from './core.ts';

let core: CoreModule;
beforeAll(async () => {
  core = await loadCore();
});

/** Methods of `interface Playground` as written in the declaration file. */
function declaredMethods(): string[] {
  const text = readFileSync(new URL('../../wasm/rmsprop-core.d.ts', import.meta.url), 'utf8');
  const body = /export interface Playground \{([\s\S]*?)\n\}/.exec(text)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+)\(/gm)].map((match) => match[1]!).sort();
}

/** Methods embind puts on every class. */
const OF_EVERY_CLASS = ['isAliasOf', 'clone', 'isDeleted', 'deleteLater', 'constructor'];

describe('the built core', () => {
  test('binds exactly the methods the declaration file names', () => {
    const names = new Set<string>();
    let prototype = core.Playground.prototype as object | null;
    while (prototype && prototype !== Object.prototype) {
      for (const name of Object.getOwnPropertyNames(prototype)) names.add(name);
      prototype = Object.getPrototypeOf(prototype) as object | null;
    }
    const bound = [...names].filter(
      (name) => !OF_EVERY_CLASS.includes(name) && !/^\W|argCount/.test(name),
    );
    expect(bound.sort()).toEqual(declaredMethods());
  });

  test('names the error codes the page knows of', () => {
    expect([...core.error_codes()]).toEqual([...CORE_ERROR_CODES]);
  });

  test('throws a JavaScript Error with code, place and sentence', () => {
    const playground: Playground = new core.Playground();
    let thrown: unknown;
    try {
      playground.run(1, () => {});
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).toMatchObject({ code: 'not_ready', where: '' });
    expect((thrown as Error).message).toMatch(/Load a table first/);
    playground.delete();
  });

  test('refuses counts that are not whole numbers instead of cutting them', () => {
    const playground = new core.Playground();
    playground.begin_table();
    expect(() => playground.add_column('x', 1.5)).toThrow(/whole number/);
    expect(() => playground.add_column('x', Number.NaN)).toThrow(/whole number/);
    expect(() => playground.add_column('x', -1)).toThrow(/whole number/);
    playground.delete();
  });

  test('frees what an error left on its way: a thousand failures do not grow the memory', () => {
    const playground = new core.Playground();
    const fail = () => {
      try {
        playground.run(1, () => {});
      } catch {
        // what is tested is that nothing stays behind
      }
    };
    for (let i = 0; i < 1000; i += 1) fail();
    expect(() => playground.run(1, () => {})).toThrow(/Load a table first/);
    playground.delete();
  });
});
