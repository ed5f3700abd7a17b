/**
 * Turns the bytes of a file into pieces of text. Chunks are cut between characters, so that none
 * is torn apart by a chunk border, which Papa's own file streaming does.
 */

import { readBytes } from './file-bytes.ts';
import { type ByteUnits, safeCut, TextPiece, unitsOf } from './text-encoding.ts';
import { withSigns } from './windows-1252.ts';

const CARRIAGE_RETURN = '\r';

/** Bytes more to read when a chunk is shorter than one character. */
const ONE_CHARACTER = 4;

/**
 * Every line ending becomes a line feed, also where a file mixes them: a newline guessed once
 * from the first chunk leaves carriage returns in the last cells of other lines.
 */
export function normaliseNewlines(text: string): string {
  return text.includes(CARRIAGE_RETURN) ? text.replace(/\r\n?/g, '\n') : text;
}

/** The bytes from `byte` on do not fit the encoding. */
export interface BadBytes {
  readonly byte: number;
}

export class PieceReader {
  private next: number;
  private readonly source: Blob;
  private readonly units: ByteUnits;
  private readonly decoder: TextDecoder;
  private readonly chunkBytes: number;

  constructor(source: Blob, encoding: string, from: number, chunkBytes: number) {
    this.source = source;
    this.next = from;
    this.chunkBytes = chunkBytes;
    this.units = unitsOf(encoding);
    // A mark inside the file is a character, not the file's own mark.
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  get bytesRead(): number {
    return this.next;
  }

  get isAtEnd(): boolean {
    return this.next >= this.source.size;
  }

  async read(signal: AbortSignal | undefined): Promise<TextPiece | BadBytes> {
    const from = this.next;
    const bytes = await this.wholeCharacters(from, signal);
    this.next = from + bytes.length;
    try {
      const text = normaliseNewlines(this.decode(bytes));
      return new TextPiece(text, bytes, from, this.units);
    } catch {
      return { byte: from + this.goodBytes(bytes) };
    }
  }

  /** Encodings of other spellings keep a torn character in the decoder instead. */
  private decode(bytes: Uint8Array): string {
    const text = this.decoder.decode(bytes, { stream: this.units === 'unknown' && !this.isAtEnd });
    return this.decoder.encoding === 'windows-1252' ? withSigns(text) : text;
  }

  private async wholeCharacters(
    from: number,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> {
    const { size } = this.source;
    for (let want = this.chunkBytes; ; want += ONE_CHARACTER) {
      const to = Math.min(from + want, size);
      const bytes = await readBytes(this.source, from, to, signal);
      if (to === size) return bytes;
      const cut = safeCut(bytes, this.units);
      if (cut > 0) return cut === bytes.length ? bytes : bytes.subarray(0, cut);
    }
  }

  /** By halving: how many bytes decode without an error. */
  private goodBytes(bytes: Uint8Array): number {
    let [good, bad] = [0, bytes.length];
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (this.fits(bytes.subarray(0, middle))) good = middle;
      else bad = middle;
    }
    if (this.units !== 'utf-8' || bytes[good - 1] === 13) return good;
    // The byte that does not fit may follow the beginning of a character.
    return safeCut(bytes.subarray(0, good), 'utf-8');
  }

  private fits(bytes: Uint8Array): boolean {
    try {
      new TextDecoder(this.decoder.encoding, { fatal: true }).decode(bytes, { stream: true });
      return true;
    } catch {
      return false;
    }
  }
}
