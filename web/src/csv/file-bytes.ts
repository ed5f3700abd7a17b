/**
 * Reads slices of the file. Every failure of the browser's own reading becomes the one error
 * type, and a cancelled reading stops here, at most one chunk later.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { workerWords } from '../words/worker.ts';

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new PlaygroundError('read_cancelled', '', workerWords().errors.file.cancelled);
  }
}

export async function readBytes(
  source: Blob,
  from: number,
  to: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  refuseCancelled(signal);
  let buffer: ArrayBuffer;
  try {
    buffer = await source.slice(from, to).arrayBuffer();
  } catch {
    throw new PlaygroundError('internal', '', workerWords().errors.file.changedMeanwhile);
  }
  refuseCancelled(signal);
  return new Uint8Array(buffer);
}
