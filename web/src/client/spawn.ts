/** Starts a worker with the core in it. */

import { PlaygroundError } from '../base/playground-error.ts';
import { coreModule } from './core-module.ts';
import { TrainingClient } from './training-client.ts';

function startWorker(): Worker {
  try {
    return new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
  } catch (thrown) {
    throw new PlaygroundError(
      'worker_blocked',
      '',
      `This page does not let the playground start its worker (${String(thrown)}). Serve the playground's files from the page's own address, and allow it in worker-src.`,
    );
  }
}

export async function spawnTrainingClient(): Promise<TrainingClient> {
  const client = new TrainingClient(startWorker());
  const lock = `rmsprop-playground-${Math.random().toString(36).slice(2)}`;
  await client.call('open', { module: await coreModule(), lock });
  // A worker that is ended by the browser says nothing; its lock is free then.
  void navigator.locks?.request(lock, () => client.lose('the browser ended it'));
  return client;
}
