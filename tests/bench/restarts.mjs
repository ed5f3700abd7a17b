// node tests/bench/restarts.mjs [restarts]: whether memory grows while a run is restarted again and
// again. Needs the built page and Chromium. What is counted, after a garbage collection, is what the
// page and its worker hold: objects, array buffers, and the core's memory.

import puppeteer from 'puppeteer-core';
import { chromium } from '../../tools/browsers.mjs';
import { dist } from '../../tools/places.mjs';
import { serve } from '../../tools/serve.mjs';

const restarts = Number(process.argv[2] ?? 200);
const rows = 5;

const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(2);

/** @param {import('puppeteer-core').CDPSession} client */
async function held(client) {
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
  return { objects: usedSize, buffers: backingStorageSize };
}

/** Keeps what the worker instantiates where it can be asked for its memory; runs in the worker. */
function keepCore() {
  const instantiate = WebAssembly.instantiate;
  // @ts-expect-error: of its overloads the worker uses that of a module
  WebAssembly.instantiate = async (module, imports) => {
    const core = await instantiate(/** @type {WebAssembly.Module} */ (module), imports);
    return Object.assign(globalThis, { core }).core;
  };
}

/** Bytes of the core's memory; runs in the worker. */
function coreMemory() {
  const { core } = /** @type {{ core?: WebAssembly.Instance }} */ (globalThis);
  const exported = Object.values(core?.exports ?? {});
  const memory = exported.find((one) => one instanceof WebAssembly.Memory);
  if (!memory) throw new Error('The core began before its memory could be watched: try again.');
  return /** @type {WebAssembly.Memory} */ (memory).buffer.byteLength;
}

const server = await serve(dist, { port: 0 });
const browser = await puppeteer.launch(chromium);
try {
  const page = await browser.newPage();
  page.on('workercreated', (worker) => void worker.evaluate(keepCore));
  await page.goto(server.url);
  const root = 'document.querySelector("rmsprop-playground").shadowRoot';
  /** @param {string} test */
  const until = (test) => page.waitForFunction(test, { polling: 20 });
  const press = async (/** @type {string} */ key, /** @type {number} */ step) => {
    await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
    await until(`${root}.querySelector('[data-test=step]').textContent === '${step}'`);
  };
  await until(`${root}.querySelector('[data-test=train]:enabled') !== null`);
  const main = await page.createCDPSession();
  const worker = page.workers()[0];
  if (!worker) throw new Error('The page has no worker.');
  console.log('restarts  page: objects, buffers  worker: objects, buffers, core  (MB)');
  for (let done = 0; done <= restarts; done += 1) {
    if (done % Math.ceil(restarts / rows) === 0) {
      const [here, there] = [await held(main), await held(worker.client)];
      const figures = [
        here.objects,
        here.buffers,
        there.objects,
        there.buffers,
        await worker.evaluate(coreMemory),
      ];
      console.log([String(done).padStart(8), ...figures.map(megabytes)].join('  '));
    }
    for (let step = 1; step <= 3; step += 1) await press('ArrowRight', step);
    await press('r', 0);
  }
} finally {
  await browser.close();
  await server.close();
}
