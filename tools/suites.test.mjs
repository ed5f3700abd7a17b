import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseSuites, suites } from './suites.mjs';
import { summary } from './summary.mjs';

/** @param {string[]} words */
const names = (...words) => chooseSuites(words).chosen.map((suite) => suite.name);

test('no words mean all suites', () => {
  assert.equal(names().length, suites.length);
});

test('a whole name wins over a beginning; the order is the table’s', () => {
  const [first, ...others] = suites;
  const two = [first, { ...first, name: `${first?.name}-too` }, ...others];
  const among = (/** @type {string} */ word) =>
    chooseSuites([word], /** @type {any} */ (two)).chosen.map((suite) => suite.name);
  assert.deepEqual(among(String(first?.name)), [first?.name]);
  assert.deepEqual(among(String(first?.name).slice(0, 3)), [first?.name, `${first?.name}-too`]);
  assert.deepEqual(names('page', 'units'), ['units', 'page']);
  assert.deepEqual(names('same', 'Core'), ['core in WASM', 'same bits']);
});

test('unknown words are told', () => {
  assert.deepEqual(chooseSuites(['units', 'nonsense']).unknown, ['nonsense']);
});

test('the summary ends with the counts', () => {
  const text = summary([
    { name: 'style', code: 0, milliseconds: 1234 },
    { name: 'units', code: 3, milliseconds: 10_000 },
  ]);
  assert.deepEqual(text.split('\n'), [
    'suite  result                seconds',
    'style  passed                    1.2',
    'units  FAILED (exit code 3)     10.0',
    '',
    '1 passed, 1 failed',
  ]);
});
