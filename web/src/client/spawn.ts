/** Starts a worker with the core in it. */

import { coreModule } from './core-module.ts';
import { TrainingClient } from './training-client.ts';

export async function spawnTrainingClient(): Promise<TrainingClient> {
  const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
  const client = new TrainingClient(worker);
  await client.call('open', { module: await coreModule() });
  return client;
}
