/**
 * Reads slices of the file. Every failure of the browser's own reading becomes the one error
 * type, and a cancelled reading stops here, at most one chunk later.
 */

import { PlaygroundError } from '../base/playground-error.ts';

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new PlaygroundError('read_cancelled', '', 'Reading was stopped. Nothing was kept.');
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
    const message =
      'The file could not be read to its end: it was moved or changed meanwhile. Drop it again.';
    throw new PlaygroundError('internal', '', message);
  }
  refuseCancelled(signal);
  return new Uint8Array(buffer);
}
