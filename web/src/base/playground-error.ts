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
  'table_no_number',
  'table_one_varying_column',
  'read_cancelled',
  'setting_not_a_number',
  'setting_not_a_choice',
  'worker_lost',
  'worker_blocked',
] as const;

export type ErrorCode = (typeof CORE_ERROR_CODES)[number] | (typeof WEB_ERROR_CODES)[number];

export interface WireError {
  readonly code: ErrorCode;
  /** The place: a setting's key, `row 17`, `column price`; empty where there is none. */
  readonly where: string;
  /** Sentences for a person: what is wrong, where, and what to do. */
  readonly message: string;
}

export class PlaygroundError extends Error implements WireError {
  override readonly name = 'PlaygroundError';
  readonly code: ErrorCode;
  readonly where: string;

  constructor(code: ErrorCode, where: string, message: string) {
    super(message);
    this.code = code;
    this.where = where;
  }

  toWire(): WireError {
    return { code: this.code, where: this.where, message: this.message };
  }

  static fromWire(wire: WireError): PlaygroundError {
    return new PlaygroundError(wire.code, wire.where, wire.message);
  }

  /** Wraps anything thrown; an unknown error becomes code `internal`. */
  static from(thrown: unknown): PlaygroundError {
    if (thrown instanceof PlaygroundError) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new PlaygroundError('internal', '', `The playground itself failed: ${message}`);
  }
}
