/** The law of the ledger: nothing that stands in a file is lost without an entry. */

import type { Table } from '../../../../web/src/csv/table.ts';

/** Rows kept, and the records that became no row by the ledger. */
export function accountedFor({ rowCount, ledger }: Table): number {
  const leftOut = ledger.filter(({ of }) => of === 'record');
  return rowCount + leftOut.reduce((sum, { count }) => sum + count, 0);
}
