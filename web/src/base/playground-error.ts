/**
 * The one error type of the playground. Every failure a person can meet carries a code that
 * programs compare, the place it happened and a sentence that says what to do. It crosses the
 * worker boundary as a plain object, because cloning an Error drops its own fields.
 */

/** Codes raised on the TypeScript side; the C++ core's own codes are in `wasm/rmsprop-core.d.ts`. */
export const WEB_ERROR_CODES = [
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
  'column_not_found',
  'not_ready',
  'worker_lost',
  'worker_blocked',
] as const;

export type WebErrorCode = (typeof WEB_ERROR_CODES)[number];

export interface WireError {
  readonly code: string;
  /** The place: a setting's key, `row 17`, `column price`; empty where there is none. */
  readonly where: string;
  /** Sentences for a person: what is wrong, where, and what to do. */
  readonly message: string;
}

export class PlaygroundError extends Error implements WireError {
  override readonly name = 'PlaygroundError';
  readonly code: string;
  readonly where: string;

  constructor(code: string, where: string, message: string) {
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
