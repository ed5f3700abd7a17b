/** What every kind of finished column needs to know of its place in the table. */

import type { LedgerEntry } from './ledger.ts';
import type { Column, DecimalSign } from './table.ts';

export interface ColumnFacts {
  readonly name: string;
  readonly originalName: string;
  /** The header has an empty cell for it. */
  readonly isUnnamed: boolean;
  readonly rowCount: number;
  readonly firstTexts: readonly string[];
  /** What other columns say of the file's decimal sign; undefined where none says anything. */
  readonly fileSign: DecimalSign | undefined;
}

export interface Finished {
  readonly column: Column;
  readonly ledger: readonly LedgerEntry[];
}

/** A column without its role. */
export type Unassigned = Omit<
  Column,
  'name' | 'originalName' | 'role' | 'roleReason' | 'firstTexts' | 'missing'
>;

export interface KindResult {
  readonly column: Unassigned;
  readonly ledger: readonly LedgerEntry[];
  readonly allDifferent: boolean;
}

export const NO_CODES = new Int32Array(0);
export const NO_VALUES = new Float64Array(0);
