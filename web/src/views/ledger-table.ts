/** Everything that was done to the table, with counts; a line opens the rows it means. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { OpenLine, PlaygroundState } from '../app/state.ts';
import type { RowPlace } from '../csv/ledger.ts';
import { rowNumberOf } from '../csv/row-numbers.ts';
import { writeCsv } from '../csv/write-csv.ts';
import { formatCount, formatPlain } from '../format/number.ts';
import type { TableSummary } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { besideName, download } from './download.ts';
import { type LedgerLine, pipelineLines } from './pipeline-words.ts';

/** Actions on single cells are in the columns' details and in the saved ledger. */
function readingLines({ ledger, columns }: TableSummary): LedgerLine[] {
  const actions = ledger
    .filter(({ of, action }) => of !== 'cell' && action !== 'header_read')
    .map(({ sentence, places }) => ({ count: '', text: `${sentence}${placesOf(places)}` }));
  const spoilt = columns.flatMap(({ name, firstText }) =>
    firstText === undefined
      ? []
      : [
          {
            count: '',
            text: words().data.done.notNumbers(name, firstText.row, firstText.text),
          },
        ],
  );
  return [...actions, ...spoilt];
}

/** Where it was done first. */
function placesOf(places: readonly RowPlace[]): string {
  if (places.length === 0) return '';
  const shown = places.slice(0, 3).map(({ row }) => formatCount(row));
  return ` ${words().ledger.inRows(shown, places.length > shown.length)}`;
}

function ledgerLines(state: PlaygroundState, table: TableSummary): LedgerLine[] {
  const { info } = state;
  const { done } = words().data;
  const empty = table.columns.reduce((sum, column) => sum + column.missing, 0);
  const leftOut: LedgerLine[] =
    info?.rowsLeftOut === 0 ? [{ count: '0', text: done.noRowLeftOut }] : [];
  return [
    { count: formatCount(table.rowCount), text: done.rowsRead(table.rowCount) },
    ...leftOut,
    { count: formatCount(empty), text: done.emptyCells(empty) },
    ...pipelineLines(info?.ledger ?? [], table),
    ...readingLines(table),
    ...state.adjustments.map((text): LedgerLine => ({ count: '', text })),
  ];
}

/** The whole of both ledgers, an action a line, for a spreadsheet. */
function ledgerCsv({ info }: PlaygroundState, table: TableSummary): string {
  const { savedColumns: name, stages } = words().data.done;
  const names = [name.stage, name.action, name.column, name.count, name.of, name.what, name.rows];
  const reading = table.ledger.map(({ action, column = '', count, of, sentence, places }) => [
    stages.reading,
    action,
    column,
    count,
    of,
    sentence,
    places.map(({ row }) => row).join(' '),
  ]);
  const toModel = (info?.ledger ?? []).map((entry) => [
    stages.toModel,
    entry.action,
    entry.column,
    entry.count,
    '',
    pipelineLines([entry], table)[0]!.text,
    entry.rows.map((row) => rowNumberOf(table.rowNumbers, row)).join(' '),
  ]);
  return writeCsv(names, [...reading, ...toModel]).text;
}

function openRows(table: TableSummary, { rows, shown }: OpenLine): TemplateResult {
  const { columns, rows: cells } = shown;
  const { done } = words().data;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${done.rowsOfLine}>
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">${done.row}</th>
          ${columns.map((name) => html`<th scope="col" class="text" title=${name}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, index) =>
            html`<tr>
              <th scope="row">${formatCount(rowNumberOf(table.rowNumbers, row))}</th>
              ${cells[index]!.map((cell) =>
                cell === null
                  ? html`<td class="empty text">${done.emptyCell}</td>`
                  : html`<td class="text">${typeof cell === 'number' ? formatPlain(cell) : cell}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function lineRow(
  playground: Playground,
  { openLine }: PlaygroundState,
  table: TableSummary,
  { count, text, rows = [] }: LedgerLine,
): TemplateResult {
  const isOpen = openLine?.text === text;
  const toggle = () => void playground.openLine(isOpen ? null : { text, rows });
  return html`<tr>
      <td class="count">${count}</td>
      <td class="what">
        ${
          rows.length === 0
            ? text
            : html`<button class="line" aria-expanded=${isOpen ? 'true' : 'false'} @click=${toggle}>
                ${text}
              </button>`
        }
      </td>
    </tr>
    ${isOpen ? html`<tr class="opened"><td class="rows" colspan="2">${openRows(table, openLine)}</td></tr>` : nothing}`;
}

export function ledgerTable(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
): TemplateResult {
  const { done } = words().data;
  const save = () =>
    download(
      besideName(table.name, 'ledger'),
      new Blob([ledgerCsv(state, table)], { type: 'text/csv' }),
    );
  return html`<table class="ledger" aria-label=${done.title}>
      ${ledgerLines(state, table).map((line) => lineRow(playground, state, table, line))}
    </table>
    <button class="text-button" data-test="save-ledger" @click=${save}>${done.save}</button>`;
}
