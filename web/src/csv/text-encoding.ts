/**
 * Bytes and characters: where a chunk may be cut so that every piece decodes by itself, and which
 * byte a character of a decoded piece came from.
 */

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;

export type ByteUnits = 'utf-8' | 'utf-16le' | 'utf-16be' | 'single' | 'unknown';

/** How the encodings that are met spell characters; others are read, but places have no byte. */
export function unitsOf(encoding: string): ByteUnits {
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') return encoding;
  return /^(windows-125\d|iso-8859-\d+|koi8-[ru]|macintosh|ibm866)$/.test(encoding)
    ? 'single'
    : 'unknown';
}

function utf16At(bytes: Uint8Array, at: number, units: ByteUnits): number {
  const [low, high] = units === 'utf-16le' ? [0, 1] : [1, 0];
  return bytes[at + low]! | (bytes[at + high]! << 8);
}

function utf16Cut(bytes: Uint8Array, units: ByteUnits): number {
  let cut = bytes.length & ~1;
  const last = cut >= 2 ? utf16At(bytes, cut - 2, units) : 0;
  if (last >= 0xd800 && last < 0xdc00) cut -= 2;
  if (cut >= 2 && utf16At(bytes, cut - 2, units) === CARRIAGE_RETURN) cut -= 2;
  return cut;
}

/** Bytes a UTF-8 character has by its first one. */
function utf8Length(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

function utf8Cut(bytes: Uint8Array): number {
  let lead = bytes.length - 1;
  while (lead > 0 && bytes.length - lead < 4 && (bytes[lead]! & 0xc0) === 0x80) lead--;
  const isWhole = lead < 0 || lead + utf8Length(bytes[lead]!) <= bytes.length;
  const cut = isWhole ? bytes.length : lead;
  return cut > 0 && bytes[cut - 1] === CARRIAGE_RETURN ? cut - 1 : cut;
}

/**
 * How many of the bytes can be decoded by themselves: no character is cut in two, and a carriage
 * return at the end waits for the line feed that may follow. 0 where more bytes are needed.
 */
export function safeCut(bytes: Uint8Array, units: ByteUnits): number {
  if (units === 'utf-16le' || units === 'utf-16be') return utf16Cut(bytes, units);
  if (units === 'utf-8') return utf8Cut(bytes);
  return bytes.length > 0 && bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
}

/** Bytes of the character that begins at `at`, and the text it makes: a line break is one. */
function unitAt(bytes: Uint8Array, at: number, units: ByteUnits): { bytes: number; chars: number } {
  if (units === 'utf-16le' || units === 'utf-16be') {
    const isBreak =
      utf16At(bytes, at, units) === CARRIAGE_RETURN &&
      at + 3 < bytes.length &&
      utf16At(bytes, at + 2, units) === LINE_FEED;
    return { bytes: isBreak ? 4 : 2, chars: 1 };
  }
  if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) return { bytes: 2, chars: 1 };
  const length = units === 'utf-8' ? utf8Length(bytes[at]!) : 1;
  return { bytes: length, chars: length === 4 ? 2 : 1 };
}

/** A decoded piece of the file: whole characters, line breaks as line feeds. */
export class TextPiece {
  readonly text: string;
  private readonly bytes: Uint8Array;
  private readonly start: number;
  private readonly units: ByteUnits;
  /** Where the last question ended: questions come in the order of the text. */
  private known = { char: 0, byte: 0 };

  constructor(text: string, bytes: Uint8Array, start: number, units: ByteUnits) {
    this.text = text;
    this.bytes = bytes;
    this.start = start;
    this.units = units;
  }

  /** The byte of the file that the character at `index` begins with. */
  byteOf(index: number): number | undefined {
    const { bytes, units, start } = this;
    if (units === 'unknown') return undefined;
    if (bytes.length === this.text.length) return start + index;
    let { char, byte } = index < this.known.char ? { char: 0, byte: 0 } : this.known;
    while (char < index && byte < bytes.length) {
      const unit = unitAt(bytes, byte, units);
      char += unit.chars;
      byte += unit.bytes;
    }
    this.known = { char, byte };
    return start + byte;
  }
}
