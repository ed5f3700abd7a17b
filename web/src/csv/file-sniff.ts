/**
 * Looks at the first 64 KiB of a file before it is read: is it text at all, and in which encoding.
 * Always the same bytes, whatever the chunk size.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { workerWords } from '../words/worker.ts';
import { shortText } from './cell-text.ts';
import { normaliseNewlines } from './text-decoder.ts';

export const SNIFF_BYTES = 64 * 1024;

/** Above this share of control characters a file without NUL bytes is not text either. */
const CONTROL_SHARE = 0.05;

export interface FileSniff {
  /** Tried in order until one fits every byte. */
  readonly encodings: readonly string[];
  /** Bytes of the byte order mark. */
  readonly bomBytes: number;
  /** The beginning of the file as text, with line feeds. */
  readonly text: string;
}

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encodings: ['utf-8', 'windows-1252'] },
  { bytes: [0xff, 0xfe], encodings: ['utf-16le'] },
  { bytes: [0xfe, 0xff], encodings: ['utf-16be'] },
];

const KNOWN_FORMATS = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'png' },
  { bytes: [0xff, 0xd8, 0xff], name: 'jpeg' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'gif' },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], name: 'pdf' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'zip' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'excel' },
  { bytes: [0x1f, 0x8b], name: 'gzip' },
] as const;

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function refuseKnownFormat(bytes: Uint8Array): void {
  const format = KNOWN_FORMATS.find((known) => startsWith(bytes, known.bytes));
  if (format === undefined) return;
  throw new PlaygroundError(
    'file_not_text',
    '',
    workerWords().errors.file.otherFormat(format.name),
  );
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

/** Latin text in UTF-16 has a zero in every other byte. */
function wideEncoding(text: string): string | undefined {
  const pairs = Math.min(text.length >> 1, 500);
  if (pairs < 2) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < 2 * pairs; at++) if (text.charCodeAt(at) === 0) zeros[at & 1]!++;
  if (zeros[1]! > 0.8 * pairs && zeros[0]! < 0.2 * pairs) return 'utf-16le';
  return zeros[0]! > 0.8 * pairs && zeros[1]! < 0.2 * pairs ? 'utf-16be' : undefined;
}

function refuseBinary(text: string): void {
  const controls = countControls(text);
  if (!text.includes('\0') && controls <= text.length * CONTROL_SHARE) return;
  const encoding = wideEncoding(text);
  if (encoding !== undefined) {
    const message = workerWords().errors.file.unmarkedEncoding(encoding);
    throw new PlaygroundError('file_not_text', '', message, { byte: 0, retry: { encoding } });
  }
  throw new PlaygroundError('file_not_text', '', workerWords().errors.file.notText);
}

function refuseWebPage(text: string): void {
  const start = text.trimStart();
  if (!/^<(?:!doctype\s+html|html[\s>])/i.test(start)) return;
  const firstLine = shortText(start.slice(0, 1000).split('\n', 1)[0]!);
  const message = workerWords().errors.file.webPage(firstLine);
  throw new PlaygroundError('file_not_text', 'row 1', message, { row: 1, line: shortText(start) });
}

/** Programs that add a mark to a file that has one write it twice. */
function markLength(bytes: Uint8Array, mark: readonly number[]): number {
  let length = mark.length;
  while (startsWith(bytes.subarray(length), mark)) length += mark.length;
  return length;
}

/** Throws `file_not_text` unless the first bytes can begin a table. `encoding` is what was asked for. */
export function sniffFile(bytes: Uint8Array, encoding?: string): FileSniff {
  refuseKnownFormat(bytes);
  const mark = BYTE_ORDER_MARKS.find((known) => startsWith(bytes, known.bytes));
  const found = mark?.encodings ?? ['utf-8', 'windows-1252'];
  const encodings = encoding === undefined ? found : [new TextDecoder(encoding).encoding];
  // A mark of another encoding than the one asked for is text like any other.
  const isMarked = mark?.encodings.includes(encodings[0]!) ?? false;
  const bomBytes = isMarked ? markLength(bytes, mark!.bytes) : 0;
  const decoder = new TextDecoder(encodings[0], { ignoreBOM: true });
  const text = normaliseNewlines(decoder.decode(bytes.subarray(bomBytes)));
  refuseBinary(text);
  refuseWebPage(text);
  return { encodings, bomBytes, text };
}
