/**
 * The one error type of the playground. Every failure a person can meet carries a code that
 * programs compare, the place it happened and a sentence that says what to do. It crosses the
 * worker boundary as a plain object, because cloning an Error drops its own fields.
 */

/** Codes of the C++ core, in its order; a test compares them with the built one. */
export const CORE_ERROR_CODES = [
  'setting_out_of_range',
  'setting_unknown',
  'optimizer_unknown',
  'preset_unknown',
  'table_invalid',
  'target_constant',
  'column_out_of_range',
  'column_not_found',
  'too_few_rows',
  'class_label_out_of_range',
  'runner_out_of_range',
  'snapshot_invalid',
  'not_ready',
  'out_of_memory',
  'internal',
] as const;

/** Codes raised on the TypeScript side. */
const WEB_ERROR_CODES = [
  'file_not_found',
  'file_empty',
  'file_not_text',
  'file_header_only',
  'file_ragged_row',
  'file_unclosed_quote',
  'file_too_large',
  'table_one_column',
  'table_only_text',
  'table_one_varying_column',
  'read_option_invalid',
  'read_cancelled',
  'setting_not_a_number',
  'setting_not_a_choice',
  'worker_lost',
  'worker_blocked',
  'link_damaged',
  'link_too_long',
  'link_other_file',
] as const;

export type ErrorCode = (typeof CORE_ERROR_CODES)[number] | (typeof WEB_ERROR_CODES)[number];

/** Where in a file it happened, as far as that is known, and what may be tried instead. */
export interface FilePlace {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row?: number;
  readonly column?: string;
  /** Where the row begins, or the very bytes that cannot be read. */
  readonly byte?: number;
  /** The start of the line, about 40 characters. */
  readonly line?: string;
  /** Options of the reader that would read the file. */
  readonly retry?: Readonly<Record<string, string | number | boolean>>;
}

export interface WireError {
  readonly code: ErrorCode;
  /** The place: a setting's key, `row 17`, `column price`; empty where there is none. */
  readonly where: string;
  /** Sentences for a person: what is wrong, where, and what to do. */
  readonly message: string;
  readonly place?: FilePlace;
}

export class PlaygroundError extends Error implements WireError {
  override readonly name = 'PlaygroundError';
  readonly code: ErrorCode;
  readonly where: string;
  readonly place?: FilePlace;

  constructor(code: ErrorCode, where: string, message: string, place?: FilePlace) {
    super(message);
    this.code = code;
    this.where = where;
    if (place !== undefined) this.place = place;
  }

  toWire(): WireError {
    const wire = { code: this.code, where: this.where, message: this.message };
    return this.place === undefined ? wire : { ...wire, place: this.place };
  }

  static fromWire(wire: WireError): PlaygroundError {
    return new PlaygroundError(wire.code, wire.where, wire.message, wire.place);
  }

  /** Wraps anything thrown; an unknown error becomes code `internal`. */
  static from(thrown: unknown): PlaygroundError {
    if (thrown instanceof PlaygroundError) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new PlaygroundError('internal', '', `The playground itself failed: ${message}`);
  }
}
