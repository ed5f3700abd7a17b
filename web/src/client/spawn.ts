/** Starts a worker with the core in it. */

import { PlaygroundError } from '../base/playground-error.ts';
import { languageNow, words } from '../words/language.ts';
import { coreModule } from './core-module.ts';
import { TrainingClient } from './training-client.ts';

function startWorker(): Worker {
  try {
    return new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
  } catch (thrown) {
    throw new PlaygroundError('worker_blocked', '', words().page.worker.blocked(String(thrown)));
  }
}

export async function spawnTrainingClient(): Promise<TrainingClient> {
  const client = new TrainingClient(startWorker());
  const lock = `rmsprop-playground-${Math.random().toString(36).slice(2)}`;
  await client.call('open', { module: await coreModule(), lock, language: languageNow() });
  // A worker that is ended by the browser says nothing; its lock is free then.
  void navigator.locks?.request(lock, () => client.lose(words().page.worker.endedByBrowser));
  return client;
}
