/** Refuses a table that nothing can be learnt from: it needs two columns, and not text alone. */

import { PlaygroundError } from '../base/playground-error.ts';
import { workerWords } from '../words/worker.ts';
import { shortText } from './cell-text.ts';
import { MissingTexts } from './missing-texts.ts';
import type { Column, Table } from './table.ts';

function failOneColumn(name: string): never {
  const message = workerWords().errors.file.oneColumn(shortText(name));
  throw new PlaygroundError('table_one_column', '', message, { column: name });
}

/** The first cell with a value among the preview rows. */
function firstCell({ preview, format }: Table): string {
  const missing = new MissingTexts(format.missingTexts);
  return preview.find((cells) => !missing.has(cells[0]!))?.[0] ?? '';
}

function failOnlyText(table: Table): never {
  const closest: Column | undefined = table.columns.find(
    ({ firstText }) => firstText !== undefined,
  );
  const { name } = closest ?? table.columns[0]!;
  const { row, text } = closest?.firstText ?? { row: undefined, text: firstCell(table) };
  const [column, cell] = [shortText(name), shortText(text)];
  const { file } = workerWords().errors;
  const message =
    row === undefined ? file.onlyText(column, cell) : file.onlyTextBut(column, row, cell);
  const place = { column: name, ...(row === undefined ? {} : { row }) };
  throw new PlaygroundError('table_only_text', '', message, place);
}

export function refuseUntrainable(table: Table): void {
  if (table.columns.length === 1) failOneColumn(table.columns[0]!.name);
  if (table.columns.every(({ kind }) => kind === 'text')) failOnlyText(table);
}
