/**
 * Reads a CSV file into columns of numbers, in slices, so that a file of hundreds of megabytes
 * neither blocks its worker for long nor ever exists as one string.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { readBytes } from './file-bytes.ts';
import { type FileSniff, SNIFF_BYTES, sniffFile } from './file-sniff.ts';
import { DEFAULT_LIMITS, type ReadLimits, type ReadOptions } from './read-options.ts';
import { RecordReader } from './record-reader.ts';
import type { Table } from './table.ts';
import { TableBuilder } from './table-builder.ts';
import { ChunkDecoder } from './text-decoder.ts';

export type { ReadOptions, ReadProgress } from './read-options.ts';
export type { Column, ColumnKind, Table, TextCell } from './table.ts';

interface Reading {
  readonly source: Blob;
  readonly name: string;
  readonly sniff: FileSniff;
  readonly limits: ReadLimits;
  readonly options: ReadOptions;
}

/** Feeds text to the records and the records to the table. */
class TextSink {
  readonly table: TableBuilder;
  private readonly records: RecordReader;
  private skip: number;

  constructor({ sniff, limits }: Reading) {
    this.skip = sniff.hasSepLine ? 1 : 0;
    this.table = new TableBuilder(limits);
    this.records = new RecordReader(sniff.delimiter, limits.recordCharacters, this.skip);
  }

  write(text: string, isLast: boolean): void {
    const from = this.records.nextRowNumber;
    const rows = this.records.push(text, isLast);
    const skipped = Math.min(this.skip, rows.length);
    this.skip -= skipped;
    this.table.add(skipped > 0 ? rows.slice(skipped) : rows, from + skipped);
  }
}

/** The table, or null when the file's bytes do not fit the encoding. */
async function readAs(encoding: string, reading: Reading, note: string): Promise<Table | null> {
  const { source, sniff, limits, options, name } = reading;
  const decoder = new ChunkDecoder(encoding);
  const sink = new TextSink(reading);
  const bytesTotal = source.size;
  for (let from = sniff.bomBytes, isLast = false; !isLast; from += limits.chunkBytes) {
    const bytesRead = Math.min(from + limits.chunkBytes, bytesTotal);
    isLast = bytesRead === bytesTotal;
    const text = decoder.decode(await readBytes(source, from, bytesRead, options.signal), isLast);
    if (text === null) return null;
    sink.write(text, isLast);
    options.onProgress?.({ bytesRead, bytesTotal, rows: sink.table.rowCount });
  }
  return sink.table.finish(name, bytesTotal, note === '' ? [] : [note]);
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
  const sniff = sniffFile(await readBytes(source, 0, SNIFF_BYTES, options.signal));
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const reading: Reading = { source, name, sniff, limits, options };
  for (const encoding of sniff.encodings) {
    const isFallback = encoding === 'windows-1252';
    const note = isFallback ? 'Read as Windows-1252, because it is not UTF-8.' : '';
    const table = await readAs(encoding, reading, note);
    if (table !== null) return table;
  }
  const message =
    'This file begins like UTF-16 text but does not go on as such. ' +
    'Save the table as CSV in UTF-8 and drop that.';
  throw new PlaygroundError('file_not_text', '', message);
}
