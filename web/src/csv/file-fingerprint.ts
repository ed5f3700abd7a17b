/** Whether two files have the same content, told by a few signs: what a link says of its file. */

const DIGITS = 16;
const PIECES = 64;
const PIECE_BYTES = 64 * 1024;

/**
 * Hexadecimal digits of the SHA-256 of a file's size and content; of one above 4 MiB, of 64 pieces
 * spread evenly over it, ends included. Empty where the browser has no hashes, which is on pages without https.
 */
export async function fileFingerprint(file: Blob): Promise<string> {
  if (!globalThis.crypto?.subtle) return '';
  const isWhole = file.size <= PIECES * PIECE_BYTES;
  const starts = Array.from({ length: isWhole ? 0 : PIECES }, (_, piece) =>
    Math.floor(((file.size - PIECE_BYTES) * piece) / (PIECES - 1)),
  );
  const pieces = isWhole ? [file] : starts.map((start) => file.slice(start, start + PIECE_BYTES));
  const bytes = await new Blob([`${file.size} `, ...pieces]).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(0, DIGITS);
}
