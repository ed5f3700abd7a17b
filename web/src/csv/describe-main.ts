/** What `npm run describe-csv` needs of the reader; Node has no File to drop. */

export { describeError, describeTable } from './describe-table.ts';
export { readCsv } from './read-csv.ts';
