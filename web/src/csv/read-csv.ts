/**
 * Reads a CSV file into typed columns, in slices, so that a file of hundreds of megabytes neither
 * blocks its worker for long nor ever exists as one string. A file is read again from its start
 * where what was assumed of it turns out wrong: its encoding, or a column's decimal sign.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { workerWords } from '../words/worker.ts';
import { readBytes } from './file-bytes.ts';
import { type FileSniff, SNIFF_BYTES, sniffFile } from './file-sniff.ts';
import { entry, type LedgerEntry } from './ledger.ts';
import { MissingTexts } from './missing-texts.ts';
import { checkOptions, DEFAULT_LIMITS, type ReadLimits, type ReadOptions } from './read-options.ts';
import { RecordReader } from './record-reader.ts';
import type { DecimalSign, Table } from './table.ts';
import { type FinishedTable, TableBuilder } from './table-builder.ts';
import { findShape, type TableShape } from './table-shape.ts';
import { type BadBytes, PieceReader } from './text-decoder.ts';
import { TextPiece } from './text-encoding.ts';

export type { LedgerAction, LedgerEntry, LedgerUnit, RowPlace } from './ledger.ts';
export type { ColumnOptions, ReadOptions, ReadProgress } from './read-options.ts';
export type { Column, ColumnKind, ColumnRole, FileFormat, Table, TextCell } from './table.ts';

/** Below so many lines the file's start says too little about it. */
const FEW_LINES = 3;
const MOST_SNIFF_BYTES = 4 * 1024 * 1024;

interface Reading {
  readonly source: Blob;
  readonly sniff: FileSniff;
  readonly shape: TableShape;
  readonly limits: ReadLimits;
  readonly options: ReadOptions;
  readonly missingTexts: MissingTexts;
  signs: ReadonlyMap<number, DecimalSign>;
}

/** Reads the file once, from its beginning to its end. */
async function readOnce(encoding: string, reading: Reading): Promise<TableBuilder | BadBytes> {
  const { source, sniff, limits, options, shape } = reading;
  const { delimiter, comment } = shape;
  const pieces = new PieceReader(source, encoding, sniff.bomBytes, limits.chunkBytes);
  const hiddenRows = shape.hasSepLine ? 1 : 0;
  const records = new RecordReader({ delimiter, comment, hiddenRows }, limits.recordCharacters);
  const table = new TableBuilder(reading, records);
  const bytesTotal = source.size;
  do {
    const piece = await pieces.read(options.signal);
    if (!(piece instanceof TextPiece)) return piece;
    const { isAtEnd, bytesRead } = pieces;
    table.add(records.push(piece, isAtEnd), bytesRead / bytesTotal);
    options.onProgress?.({ bytesRead, bytesTotal, rows: table.rowCount });
  } while (!pieces.isAtEnd);
  table.addComments(records.commentLines);
  return table;
}

async function readAs(encoding: string, reading: Reading): Promise<FinishedTable | BadBytes> {
  const table = await readOnce(encoding, reading);
  if (!(table instanceof TableBuilder)) return table;
  const again = table.signsToReadAgain();
  if (again.size === 0) return table.finish();
  const other = await readOnce(encoding, { ...reading, signs: again });
  return other instanceof TableBuilder ? other.finish() : other;
}

function fileLedger(sniff: FileSniff, bad: BadBytes | undefined): LedgerEntry[] {
  const ledger: LedgerEntry[] = [];
  if (sniff.bomBytes > 0) {
    const sentence = workerWords().csv.byteOrderMark(sniff.bomBytes);
    ledger.push(entry('byte_order_mark_removed', 1, sentence));
  }
  if (bad !== undefined) {
    ledger.push(entry('encoding_fallback', 1, workerWords().csv.notUtf8(bad.byte)));
  }
  return ledger;
}

function refuseBytes(encoding: string, { byte }: BadBytes, isAsked: boolean): never {
  const { file } = workerWords().errors;
  const message = isAsked ? file.otherEncoding(encoding, byte) : file.brokenUtf16(byte);
  throw new PlaygroundError('file_not_text', '', message, { byte });
}

/** The file's beginning: 64 KiB, or more where that is not even a few lines. */
async function readStart(source: Blob, options: ReadOptions): Promise<FileSniff> {
  for (let bytes = SNIFF_BYTES; ; bytes *= 4) {
    const start = await readBytes(source, 0, Math.min(bytes, source.size), options.signal);
    const sniff = sniffFile(start, options.encoding);
    const isEnough = sniff.text.split('\n', FEW_LINES + 1).length > FEW_LINES;
    if (isEnough || start.length === source.size || bytes >= MOST_SNIFF_BYTES) return sniff;
  }
}

/**
 * Reads `source` to its end. Rejects with a `PlaygroundError` whose code says what is wrong with
 * the file, or with `read_cancelled` at most one chunk after the signal.
 */
export async function readCsv(
  source: Blob,
  name: string,
  options: ReadOptions = {},
): Promise<Table> {
  checkOptions(options);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const missingTexts = new MissingTexts(options.missingTexts);
  const sniff = await readStart(source, options);
  const shape = findShape(sniff.text, source.size <= SNIFF_BYTES, options, missingTexts);
  const reading = { source, sniff, shape, limits, options, missingTexts, signs: new Map() };
  let bad: BadBytes | undefined;
  for (const encoding of sniff.encodings) {
    const table = await readAs(encoding, reading);
    if ('byte' in table) bad = table;
    else return tableOf(name, encoding, reading, table, bad);
  }
  return refuseBytes(sniff.encodings[0]!, bad!, options.encoding !== undefined);
}

function tableOf(
  name: string,
  encoding: string,
  { source, sniff, shape, missingTexts }: Reading,
  finished: FinishedTable,
  bad: BadBytes | undefined,
): Table {
  const { decimal, ledger, ...table } = finished;
  const hasHash = ledger.some(({ action }) => action === 'comment_lines_skipped');
  return {
    name,
    bytes: source.size,
    format: {
      encoding,
      delimiter: shape.delimiter,
      hasHeader: shape.hasHeader,
      decimal,
      comment: shape.comment !== '' ? shape.comment : hasHash ? '#' : '',
      missingTexts: missingTexts.list,
    },
    ...table,
    ledger: [...fileLedger(sniff, bad), ...ledger],
  };
}
