/**
 * Looks at the first 64 KiB of a file before it is read: is it text at all, in which encoding,
 * and which character separates its cells. Always the same bytes, whatever the chunk size.
 */

import * as Papa from 'papaparse';
import { PlaygroundError } from '../base/playground-error.ts';
import { quoted } from './cell-text.ts';
import { normaliseNewlines } from './text-decoder.ts';

export const SNIFF_BYTES = 64 * 1024;

/** Above this share of control characters a file without NUL bytes is not text either. */
const CONTROL_SHARE = 0.05;

const DELIMITERS = [',', ';', '\t', '|'];

export interface FileSniff {
  /** Tried in order until one fits every byte. */
  readonly encodings: readonly string[];
  /** Bytes of the byte order mark. */
  readonly bomBytes: number;
  readonly delimiter: string;
  /** A first line such as `sep=;` states the delimiter and is no row. */
  readonly hasSepLine: boolean;
}

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encodings: ['utf-8', 'windows-1252'] },
  { bytes: [0xff, 0xfe], encodings: ['utf-16le'] },
  { bytes: [0xfe, 0xff], encodings: ['utf-16be'] },
];

const KNOWN_FORMATS = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'a GIF image' },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], name: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a workbook or a zip archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Excel workbook' },
  { bytes: [0x1f, 0x8b], name: 'a gzip archive' },
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function refuseKnownFormat(bytes: Uint8Array): void {
  const format = KNOWN_FORMATS.find((known) => startsWith(bytes, known.bytes));
  if (format === undefined) return;
  const message = `This is ${format.name}, not a table. Save the table as CSV and drop that.`;
  throw new PlaygroundError('file_not_text', '', message);
}

function countControls(text: string): number {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Tab, line feed, vertical tab, form feed and carriage return (9 to 13) occur in text.
    if ((code < 32 && (code < 9 || code > 13)) || code === 127) controls++;
  }
  return controls;
}

function refuseBinary(text: string): void {
  const controls = countControls(text);
  if (!text.includes('\0') && controls <= text.length * CONTROL_SHARE) return;
  const message =
    'This file is not text: its start holds control characters. ' +
    'Save the table as CSV in UTF-8 and drop that.';
  throw new PlaygroundError('file_not_text', '', message);
}

function refuseWebPage(text: string): void {
  const start = text.trimStart();
  if (!/^<(?:!doctype\s+html|html[\s>])/i.test(start)) return;
  const firstLine = quoted(start.slice(0, 1000).split('\n', 1)[0]!);
  const message =
    `This is a web page, not a table: its first line is ${firstLine}. ` +
    'Save the file itself and drop that.';
  throw new PlaygroundError('file_not_text', 'row 1', message);
}

/** A row cut off by the end of the preview would count as a row of another width. */
function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1) || text;
}

function guessDelimiter(text: string): string {
  // skipEmptyLines belongs to the guess: an empty last line would outvote two-column files.
  const { meta } = Papa.parse<string[]>(wholeLines(text), {
    delimitersToGuess: DELIMITERS,
    newline: '\n',
    preview: 1,
    skipEmptyLines: true,
  });
  return meta.delimiter;
}

/** Throws `file_not_text` unless the first bytes can begin a table. */
export function sniffFile(bytes: Uint8Array): FileSniff {
  refuseKnownFormat(bytes);
  const mark = BYTE_ORDER_MARKS.find((known) => startsWith(bytes, known.bytes));
  const encodings = mark?.encodings ?? ['utf-8', 'windows-1252'];
  const bomBytes = mark?.bytes.length ?? 0;
  const text = normaliseNewlines(new TextDecoder(encodings[0]).decode(bytes));
  refuseBinary(text);
  refuseWebPage(text);
  const sep = /^"?sep=([^"\n\ufeff])"?\n/i.exec(text)?.[1];
  return { encodings, bomBytes, delimiter: sep ?? guessDelimiter(text), hasSepLine: !!sep };
}
