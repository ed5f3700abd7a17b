/** The worker's entry: turns messages into calls of the engine, the pump and the reader. */

import createCore from 'rmsprop-core';
import { PlaygroundError } from '../base/playground-error.ts';
import { readCsv } from '../csv/read-csv.ts';
import type { Table } from '../csv/table.ts';
import { refuseUntrainable } from '../csv/trainable.ts';
import type {
  CallName,
  Handlers,
  In,
  Out,
  Reply,
  Request,
  TableSummary,
} from '../protocol/calls.ts';
import { speak, workerWords } from '../words/worker.ts';
import { Engine } from './engine.ts';
import { Pump } from './pump.ts';
import { scoreTable } from './score-table.ts';

let engine: Engine | null = null;
let pump: Pump | null = null;
let reading: AbortController | null = null;

function ready(): { engine: Engine; pump: Pump } {
  if (engine && pump) return { engine, pump };
  throw new PlaygroundError('not_ready', '', workerWords().errors.worker.notLoaded);
}

function post(reply: Reply, transfer: Transferable[] = []): void {
  self.postMessage(reply, { transfer });
}

function summary(table: Table): TableSummary {
  const columns = table.columns.map(({ values: _values, codes: _codes, ...column }) => column);
  return { ...table, columns };
}

/** Buffers of the arrays in a value, to be moved instead of copied; those of a table stay here. */
function buffersOf(value: unknown): Transferable[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== 'object' || value === null || value instanceof Blob) return [];
  return Object.values(value).flatMap(buffersOf);
}

/** Until the worker ends, however it ends: then the page gets it. Only pages with https have locks. */
function holdLock(name: string): Promise<void> {
  return new Promise((held) => {
    if (!navigator.locks) held();
    void navigator.locks?.request(name, () => {
      held();
      return new Promise(() => {});
    });
  });
}

const handlers: Handlers = {
  async open({ module, lock, language }) {
    await speak(language);
    await holdLock(lock);
    const core = await createCore({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(module, imports).then(done);
        return {};
      },
    });
    const opened = new Engine(core);
    engine = opened;
    pump = new Pump(opened, (thrown) =>
      post({ type: 'fault', error: PlaygroundError.from(thrown).toWire() }),
    );
    return null;
  },

  async speak({ language }) {
    await speak(language);
    return null;
  },

  async read({ source, name, options }) {
    reading?.abort();
    const controller = new AbortController();
    reading = controller;
    const table = await readCsv(source, name, {
      ...options,
      signal: controller.signal,
      onProgress: (progress) => post({ type: 'progress', progress }),
    });
    refuseUntrainable(table);
    ready().engine.offer(table);
    return summary(table);
  },

  cancelRead() {
    reading?.abort();
    return null;
  },

  rows({ rows }) {
    return ready().engine.rows(rows);
  },

  score({ source, name, header, slot }) {
    return scoreTable(ready().engine, source, name, header, slot);
  },

  configure({ recipe, offered }) {
    const session = ready().engine.configure(recipe, offered);
    ready().pump.stop();
    return session;
  },

  play(pace) {
    ready().pump.play(pace);
    return null;
  },

  pause() {
    ready().pump.pause();
    return null;
  },

  step({ steps }) {
    ready().pump.stop();
    ready().engine.run(steps);
    return null;
  },

  restart() {
    ready().pump.stop();
    ready().engine.restart();
    return null;
  },

  seek({ step }) {
    const { engine, pump } = ready();
    pump.pause();
    pump.settle((most) => engine.seek(step, most));
    return null;
  },

  adjust({ recipe, copyOf }) {
    const { engine, pump } = ready();
    const rules = engine.adjust(recipe, copyOf);
    if (!engine.catchUp(0)) pump.settle((most) => engine.catchUp(most));
    return { rules, step: engine.steps };
  },

  look(look) {
    const { engine, pump } = ready();
    const { running, settling, stepsPerSecond } = pump;
    return engine.look(look, { running, settling, stepsPerSecond });
  },

  microscope(look) {
    return ready().engine.microscope(look);
  },

  landscape(look) {
    const { engine, pump } = ready();
    return engine.landscape(look, pump.running || pump.settling);
  },
};

function call<K extends CallName>(name: K, arg: In<K>): Out<K> | Promise<Out<K>> {
  return handlers[name](arg);
}

self.onmessage = async (event: MessageEvent<Request>) => {
  const { id, name, arg } = event.data;
  try {
    const value = await call(name, arg as never);
    post({ type: 'done', id, value }, buffersOf(value));
  } catch (thrown) {
    post({ type: 'failed', id, error: PlaygroundError.from(thrown).toWire() });
  }
};
