/** A small file as text for an address: deflated, then base64 with the signs that addresses take. */

import { PlaygroundError } from '../base/playground-error.ts';
import { words } from '../words/language.ts';

/** Longer addresses are cut by mail programs and refused by some browsers. */
export const MOST_PACKED_SIGNS = 32_000;
/** What a packed file may become: 1,000 times more would be somebody's joke. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Arguments of one call. */
const SLICE = 8192;

/** Null where that gets longer than a link may be. */
export async function packFile(file: Blob): Promise<string | null> {
  const packed = file.stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  if (bytes.length * (4 / 3) > MOST_PACKED_SIGNS) return null;
  let binary = '';
  for (let at = 0; at < bytes.length; at += SLICE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws `link_damaged`. */
export async function unpackFile(text: string): Promise<Blob> {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    const unpacked = new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (let part = await unpacked.read(); !part.done; part = await unpacked.read()) {
      size += part.value.length;
      if (size > MOST_BYTES) throw new Error('too large');
      parts.push(part.value);
    }
    return new Blob(parts);
  } catch {
    throw new PlaygroundError('link_damaged', 'data', words().page.linkDamaged);
  }
}
