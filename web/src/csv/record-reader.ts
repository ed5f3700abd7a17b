/**
 * Cuts text that arrives in pieces into records of cells. Papa parses each piece; what follows
 * the last complete record is carried over to the next.
 */

import * as Papa from 'papaparse';
import { PlaygroundError } from '../base/playground-error.ts';
import { workerWords } from '../words/worker.ts';
import { shortText } from './cell-text.ts';
import type { RowPlace } from './ledger.ts';
import type { TextPiece } from './text-encoding.ts';

type Rows = readonly (readonly string[])[];

interface PapaError {
  readonly code: string;
  readonly row: number;
}

interface PapaResult {
  readonly data: string[][];
  readonly errors: readonly PapaError[];
  readonly meta: { readonly cursor: number };
}

const NO_ROWS: Rows = [];
const NO_STARTS: Uint32Array = new Uint32Array(0);

export interface RecordSyntax {
  readonly delimiter: string;
  /** Lines that begin with it are no records; empty: none is. */
  readonly comment: string;
  /** Rows before the header that a spreadsheet does not show. */
  readonly hiddenRows: number;
}

export class RecordReader {
  /** Comment lines so far. */
  commentLines = 0;
  private readonly parser: Papa.Parser;
  private readonly syntax: RecordSyntax;
  private readonly maxCarry: number;
  private carry = '';
  /** The pieces that `carry` is made of, from the character of the first that it begins with. */
  private pieces: TextPiece[] = [];
  private pieceOffset = 0;
  /** Below this many characters another parse of the carry cannot be worth its time. */
  private wanted = 0;
  /** Records and comment lines of the file before the carry. */
  private linesRead = 0;
  private commentsCounted = 0;
  /** Comment lines before each record of the last `push`; empty where there can be none. */
  private commentsBefore: number[] = [];
  /** The text of the last `push`, and where its records begin: found when somebody asks. */
  private parsed = { text: '', rows: 0, from: 0 };
  private starts = NO_STARTS;
  private places: { pieces: TextPiece[]; offset: number } = { pieces: [], offset: 0 };

  constructor(syntax: RecordSyntax, maxCarry: number) {
    this.syntax = syntax;
    this.parser = new Papa.Parser(this.parserConfig());
    this.maxCarry = maxCarry;
  }

  /** The row number of the first record the next `push` returns. */
  get nextRowNumber(): number {
    return this.linesRead - this.syntax.hiddenRows + 1;
  }

  /** Complete records, of one cell where a line is blank. */
  push(piece: TextPiece, isLast: boolean): Rows {
    this.carry += piece.text;
    this.pieces.push(piece);
    // A file whose last line ends without a newline is as complete as one with it.
    if (isLast && this.carry !== '' && !this.carry.endsWith('\n')) this.carry += '\n';
    if (this.carry === '' || (!isLast && this.carry.length < this.wanted)) return NO_ROWS;
    const { comment } = this.syntax;
    const result =
      comment === ''
        ? (this.parser.parse(this.carry, 0, true) as PapaResult)
        : this.parseCounting();
    this.refuseSwallowedRows(result);
    this.advance(result, isLast);
    this.refuseOpenRecord(isLast);
    // Waiting for twice the text keeps a long quoted cell linear instead of quadratic.
    this.wanted = result.data.length > 0 ? 0 : Math.min(2 * this.carry.length, this.maxCarry + 1);
    return result.data;
  }

  /** The row number of a record of the last `push`. */
  rowNumberOf(record: number): number {
    return this.parsed.from + record + (this.commentsBefore[record] ?? 0);
  }

  /** Where a record of the last `push` stands in the file. */
  placeOf(record: number): RowPlace {
    if (this.starts.length === 0) this.starts = this.findStarts();
    const row = this.rowNumberOf(record);
    const byte = this.byteAt(this.starts[record]!);
    return byte === undefined ? { row } : { row, byte };
  }

  /** The text of a record of the last `push`, shortened. */
  lineOf(record: number): string {
    if (this.starts.length === 0) this.starts = this.findStarts();
    const start = this.starts[record]!;
    return shortText(this.parsed.text.slice(start, start + 1000).split('\n', 1)[0]!);
  }

  private parserConfig(more: object = {}): Papa.ParseConfig<string[]> {
    const { delimiter, comment } = this.syntax;
    const comments = comment === '' ? false : comment;
    return { delimiter, newline: '\n', header: false, comments, ...more };
  }

  private advance({ data, meta }: PapaResult, isLast: boolean): void {
    const text = this.carry;
    let { cursor } = meta;
    if (isLast && this.syntax.comment !== '') cursor += this.countComments(text, cursor).length;
    this.parsed = { text, rows: data.length, from: this.nextRowNumber };
    this.starts = NO_STARTS;
    this.places = { pieces: this.pieces, offset: this.pieceOffset };
    this.carry = text.slice(cursor);
    this.linesRead += data.length + this.commentLines - this.commentsCounted;
    this.commentsCounted = this.commentLines;
    this.dropPieces(cursor);
  }

  private dropPieces(characters: number): void {
    let offset = this.pieceOffset + characters;
    let first = 0;
    while (first < this.pieces.length - 1 && offset >= this.pieces[first]!.text.length) {
      offset -= this.pieces[first]!.text.length;
      first++;
    }
    this.pieces = this.pieces.slice(first);
    this.pieceOffset = offset;
  }

  private byteAt(character: number): number | undefined {
    let left = this.places.offset + character;
    const { pieces } = this.places;
    for (const [index, piece] of pieces.entries()) {
      if (left < piece.text.length || index === pieces.length - 1) return piece.byteOf(left);
      left -= piece.text.length;
    }
    return undefined;
  }

  /** The comment lines from `from` on, and how long they are. */
  private countComments(text: string, from: number): { lines: number; length: number } {
    let [lines, at] = [0, from];
    while (text.startsWith(this.syntax.comment, at)) {
      const end = text.indexOf('\n', at);
      if (end < 0) break;
      at = end + 1;
      lines++;
    }
    this.commentLines += lines;
    return { lines, length: at - from };
  }

  /** Papa skips comments without a word; its step says where each record ends. */
  private parseCounting(): PapaResult {
    const data: string[][] = [];
    const errors: PapaError[] = [];
    let end = 0;
    this.commentsBefore = [];
    const step = (found: PapaResult) => {
      this.countComments(this.carry, end);
      for (const error of found.errors) errors.push({ ...error, row: data.length });
      data.push(found.data[0]!);
      this.commentsBefore.push(this.commentLines - this.commentsCounted);
      end = found.meta.cursor;
    };
    new Papa.Parser(this.parserConfig({ step })).parse(this.carry, 0, true);
    return { data, errors, meta: { cursor: end } };
  }

  private findStarts(): Uint32Array {
    const { text, rows } = this.parsed;
    const starts = new Uint32Array(Math.max(rows, 1));
    if (this.syntax.comment === '' && !text.includes('"')) {
      for (let row = 1; row < rows; row++) starts[row] = text.indexOf('\n', starts[row - 1]!) + 1;
      return starts;
    }
    let [row, end] = [0, 0];
    const commentLines = this.commentLines;
    const step = ({ meta }: { meta: { cursor: number } }) => {
      if (row >= rows) return;
      const skipped = this.syntax.comment === '' ? 0 : this.countComments(text, end).length;
      starts[row++] = end + skipped;
      end = meta.cursor;
    };
    new Papa.Parser(this.parserConfig({ step })).parse(text, 0, true);
    this.commentLines = commentLines;
    return starts;
  }

  private unclosedQuote(rowNumber: number, character: number, cell: string): PlaygroundError {
    this.places = { pieces: this.pieces, offset: this.pieceOffset };
    const byte = this.byteAt(character);
    const message = workerWords().errors.file.openQuote(rowNumber, shortText(cell));
    const line = shortText(this.carry.slice(character, character + 1000).split('\n', 1)[0]!);
    return new PlaygroundError('file_unclosed_quote', `row ${rowNumber}`, message, {
      row: rowNumber,
      ...(byte === undefined ? {} : { byte }),
      line,
    });
  }

  /** Every record ends with a newline by now, so text that is left over sits in an open quote. */
  private refuseOpenRecord(isLast: boolean): void {
    if (this.carry === '' || (!isLast && this.carry.length <= this.maxCarry)) return;
    const row = this.nextRowNumber;
    if (this.carry.includes('\n')) {
      const cells = (this.parser.parse(this.carry, 0, false) as PapaResult).data.at(-1);
      throw this.unclosedQuote(row, 0, cells?.at(-1) ?? '');
    }
    const message = workerWords().errors.file.longRow(row, this.maxCarry);
    const place = { row, line: shortText(this.carry) };
    throw new PlaygroundError('file_too_large', `row ${row}`, message, place);
  }

  /**
   * A quote left open is closed by the next quoted cell some rows later, and everything between
   * becomes one cell. Papa notes such a quote; with a line break in the cell it is this case.
   */
  private refuseSwallowedRows({ data, errors }: PapaResult): void {
    for (const error of errors) {
      if (error.code !== 'InvalidQuotes' || error.row >= data.length) continue;
      const cell = data[error.row]!.find((text) => text.includes('\n') && text.includes('"'));
      if (cell === undefined) continue;
      this.parsed = { text: this.carry, rows: data.length, from: this.nextRowNumber };
      const start = this.findStarts()[error.row]!;
      throw this.unclosedQuote(this.nextRowNumber + error.row, start, cell);
    }
  }
}
