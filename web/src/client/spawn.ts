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
  await client.call('open', { module: await coreModule() });
  return client;
}
