/** Predicts for another table: reads it as the model's own was read, and writes it out with predictions. */

import { readCsv } from '../csv/read-csv.ts';
import { type CellValue, CsvWriter } from '../csv/write-csv.ts';
import type { ScoredTable } from '../protocol/calls.ts';
import type { Engine, Scores } from './engine.ts';

const PREVIEW_ROWS = 20;

function unusedName(name: string, names: readonly string[]): string {
  let unused = name;
  for (let count = 2; names.includes(unused); count++) unused = `${name} (${count})`;
  return unused;
}

/** What the predictions are called beside columns of these names. */
function predictionNames({ target, classes }: Scores, names: readonly string[]): string[] {
  const wanted = [
    `predicted ${target}`,
    ...classes.map((label) => `probability of ${target} ${label}`),
  ];
  return wanted.map((name) => unusedName(name, names));
}

/** Of the `index`-th scored row. */
function predictionCells({ classes, rows, predictions }: Scores, index: number): CellValue[] {
  if (classes.length === 0) return [predictions[index]!];
  const probabilities = classes.map((_, label) => predictions[label * rows.length + index]!);
  const best = probabilities.indexOf(Math.max(...probabilities));
  return [classes[best]!, ...probabilities];
}

export async function scoreTable(
  engine: Engine,
  source: Blob,
  name: string,
  header: boolean,
  slot?: number,
): Promise<ScoredTable> {
  const options = { header, columns: engine.reading };
  const table = await readCsv(source, name, options);
  const scores = engine.score(table, slot);
  const names = table.columns.map((column) => column.name);
  const added = predictionNames(scores, names);
  const noCells = added.map(() => null);

  const preview: string[][] = [];
  let writer = new CsvWriter();
  let parts: string[] = [];
  let scored = 0;
  const append = (rows: readonly (readonly string[])[], first: number) => {
    if (first === 0) {
      writer = new CsvWriter();
      parts = [writer.line([...names, ...added])];
      scored = 0;
      preview.length = 0;
    }
    const lines = rows.map((cells, i) => {
      const isScored = scores.rows[scored] === first + i;
      const all = [
        ...cells.slice(0, names.length),
        ...(isScored ? predictionCells(scores, scored++) : noCells),
      ];
      if (preview.length < PREVIEW_ROWS) preview.push(all.map((cell) => String(cell ?? '')));
      return writer.line(all);
    });
    parts.push(lines.join(''));
  };
  // A second reading, because its cells as they stand in the file are kept nowhere.
  await readCsv(source, name, { ...options, onRows: append });
  return {
    name,
    rows: table.rowCount,
    scoredRows: scores.rows.length,
    readingNotes: table.ledger
      .filter(({ of, action }) => of !== 'file' && of !== 'cell' && action !== 'header_read')
      .map(({ sentence }) => sentence),
    ledger: scores.ledger,
    rowNumbers: table.rowNumbers,
    csv: new Blob(parts, { type: 'text/csv' }),
    guardedCells: writer.guardedCells,
    preview: [[...names, ...added], ...preview],
  };
}
