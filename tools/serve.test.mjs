import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'rmsprop-serve-'));
const site = join(folder, 'site');
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  mkdirSync(join(site, 'sub'), { recursive: true });
  mkdirSync(join(folder, 'site-secret'));
  writeFileSync(join(site, 'index.html'), '<h1>front</h1>');
  writeFileSync(join(site, 'core.wasm'), '\0asm');
  writeFileSync(join(site, 'sub', 'two words.csv'), 'a,b\n1,2\n');
  writeFileSync(join(site, 'font.woff2'), '');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site-secret', 'a.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(site, 'link.txt'));
  server = await serve(site, { port: 0 });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/**
 * The status for a path exactly as written; fetch() would tidy it.
 * @param {string} path
 * @returns {Promise<number | undefined>}
 */
function statusOf(path) {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, fail) => {
    request({ hostname, port, path }, (response) => done(response.resume().statusCode))
      .on('error', fail)
      .end();
  });
}

test('files come with their type and are checked again each time', async () => {
  for (const [path, type] of [
    ['', 'text/html; charset=utf-8'],
    ['index.html?x=1', 'text/html; charset=utf-8'],
    ['core.wasm', 'application/wasm'],
    ['font.woff2', 'font/woff2'],
    ['sub/two%20words.csv', 'text/csv; charset=utf-8'],
  ]) {
    const response = await fetch(server.url + path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get('content-type'), type);
    assert.equal(response.headers.get('cache-control'), 'no-cache');
  }
});

test('the address is on this machine only', () => {
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test('HEAD gives no content, other methods are refused', async () => {
  const head = await fetch(server.url, { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), '14');
  assert.equal(await head.text(), '');
  assert.equal((await fetch(server.url, { method: 'POST', body: 'x' })).status, 405);
});

test('nothing outside the folder is served', async () => {
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/sub/../../secret.txt',
    '/../site-secret/a.txt',
    '/link.txt',
    '/core.wasm%00.html',
    '/%',
    '/sub',
    '/missing.html',
  ]) {
    assert.equal(await statusOf(path), 404, path);
  }
});

test('a taken port gives the next one, or an error when exactly that port is wanted', async (t) => {
  t.mock.method(console, 'log', () => {});
  const blocker = createServer();
  await new Promise((done) => blocker.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (blocker.address());
  const second = await serve(site, { port });
  assert.notEqual(new URL(second.url).port, String(port));
  assert.equal((await fetch(second.url)).status, 200);
  await second.close();
  await assert.rejects(serve(site, { port, exact: true }), { code: 'EADDRINUSE' });
  await new Promise((done) => blocker.close(done));
});
