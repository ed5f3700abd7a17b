/**
 * Turns chunks of bytes into text. A TextDecoder in stream mode keeps a character that a chunk
 * border cuts in two, which Papa's own file streaming does not.
 */

const CARRIAGE_RETURN = '\r';

/**
 * Every line ending becomes a line feed, also where a file mixes them: a newline guessed once
 * from the first chunk leaves carriage returns in the last cells of other lines.
 */
export function normaliseNewlines(text: string): string {
  return text.includes(CARRIAGE_RETURN) ? text.replace(/\r\n?/g, '\n') : text;
}

export class ChunkDecoder {
  private readonly decoder: TextDecoder;
  /** A carriage return at a chunk's end, until it is known whether a line feed follows. */
  private held = '';

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** The text of the next bytes, or null when they do not fit the encoding. */
  decode(bytes: Uint8Array, isLast: boolean): string | null {
    let text: string;
    try {
      text = this.held + this.decoder.decode(bytes, { stream: !isLast });
    } catch {
      return null;
    }
    this.held = '';
    if (!isLast && text.endsWith(CARRIAGE_RETURN)) {
      this.held = CARRIAGE_RETURN;
      text = text.slice(0, -1);
    }
    return normaliseNewlines(text);
  }
}
