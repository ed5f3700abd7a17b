/** What the worker says, in the language of now: of the file it reads, and of what it and the core refuse. */

import { type Language, nowSpeak } from './common.ts';
import { en } from './worker-en.ts';

export type WorkerWords = typeof en;

let current: WorkerWords = en;

export function workerWords(): WorkerWords {
  return current;
}

export async function speak(wanted: Language): Promise<void> {
  current = wanted === 'de' ? (await import('./worker-de.ts')).de : en;
  nowSpeak(wanted, current);
}
