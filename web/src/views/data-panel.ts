/** What goes in: the file, its columns, and the ledger of everything done to it. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Playground } from '../app/playground.ts';
import { isClassification, type PlaygroundState } from '../app/state.ts';
import { counted, formatBytes, formatCount } from '../format/number.ts';
import type { TableSummary } from '../protocol/calls.ts';
import { choiceField } from './choice-field.ts';
import { type LedgerLine, pipelineLines } from './pipeline-words.ts';
import { word } from './word.ts';

type ColumnSummary = TableSummary['columns'][number];

export interface Sample {
  readonly name: string;
  readonly about: string;
  open(): void;
}

const BARS_WIDTH = 64;
const BARS_HEIGHT = 16;

function bars(histogram: Uint32Array): TemplateResult {
  const most = Math.max(1, ...histogram);
  const pitch = BARS_WIDTH / Math.max(histogram.length, 1);
  const path = Array.from(histogram, (count, index) => {
    const height = count === 0 ? 0 : Math.max(1, (count / most) * BARS_HEIGHT);
    const x = (index * pitch).toFixed(1);
    return `M${x} ${BARS_HEIGHT}v-${height.toFixed(1)}h${(pitch - 1).toFixed(1)}V${BARS_HEIGHT}z`;
  }).join('');
  return html`<svg width=${BARS_WIDTH} height=${BARS_HEIGHT} aria-hidden="true">
    ${svg`<path d=${path}></path>`}
  </svg>`;
}

type Role = 'target' | 'feature' | 'ignored';

function roleOf(state: PlaygroundState, column: ColumnSummary): Role {
  if (column.name === state.recipe.target) return 'target';
  return state.recipe.features.includes(column.name) ? 'feature' : 'ignored';
}

function describe(column: ColumnSummary, role: Role): string {
  if (role === 'feature') return 'input';
  if (role === 'target') return 'target';
  const kinds = {
    number: 'not used',
    category: 'category',
    yes_no: 'yes/no',
    date: 'date',
    text: 'text',
  };
  return kinds[column.kind];
}

function columnRows(state: PlaygroundState, table: TableSummary): TemplateResult {
  return html`<div class="columns-scroll" tabindex="0" role="group" aria-label="Columns">
    <table class="columns" aria-label="Columns">
    ${table.columns.map((column) => {
      const role = roleOf(state, column);
      const note = column.missing > 0 ? `, ${counted(column.missing, 'empty cell')}` : '';
      return html`<tr class=${role}>
        <th scope="row" title=${column.name}>${column.name}</th>
        <td>${bars(column.histogram)}</td>
        <td title="${describe(column, role)}${note}">${describe(column, role)}</td>
      </tr>`;
    })}
    </table>
  </div>`;
}

function ledgerLines(state: PlaygroundState, table: TableSummary): LedgerLine[] {
  const { info } = state;
  const leftOut = info?.rowsLeftOut ?? 0;
  const empty = table.columns.reduce((sum, column) => sum + column.missing, 0);
  return [
    [formatCount(table.rowCount), 'rows read'],
    ...(leftOut === 0 ? [['0', 'rows left out'] as const] : []),
    [formatCount(empty), empty === 1 ? 'empty cell in the table' : 'empty cells in the table'],
    ...pipelineLines(info?.ledger ?? []),
    ...table.ledger
      .filter(({ of, action }) => of !== 'cell' && action !== 'header_read')
      .map(({ sentence }): LedgerLine => ['', sentence]),
    ...state.adjustments.map((note): LedgerLine => ['', note]),
  ];
}

function treatment(playground: Playground, state: PlaygroundState): TemplateResult {
  const ofClasses = isClassification(state);
  return html`<div class="fields">
    ${choiceField(playground, state, 'missing_cells')} ${choiceField(playground, state, 'scaling')}
    ${ofClasses ? choiceField(playground, state, 'split') : nothing}
  </div>`;
}

function ledger(state: PlaygroundState, table: TableSummary): TemplateResult {
  return html`<table class="ledger" aria-label="What was done to the table">
    ${ledgerLines(state, table).map(
      ([count, text]) =>
        html`<tr>
          <td>${count}</td>
          <td>${text}</td>
        </tr>`,
    )}
  </table>`;
}

function readingLine(
  playground: Playground,
  state: PlaygroundState,
): TemplateResult | typeof nothing {
  const reading = state.reading;
  if (!reading) return nothing;
  const { bytesRead = 0, bytesTotal = 1, rows = 0 } = reading.progress ?? {};
  return html`<div class="reading" data-test="reading">
    <div class="row">
      <span class="hint" role="status">Reading ${reading.name}: ${counted(rows, 'row')}</span>
      <button class="text-button" @click=${() => playground.cancelReading()}>Cancel</button>
    </div>
    <progress aria-label="Reading ${reading.name}" .value=${bytesRead} .max=${bytesTotal}></progress>
  </div>`;
}

export function dataPanel(
  playground: Playground,
  state: PlaygroundState,
  samples: readonly Sample[],
): TemplateResult {
  const { table } = state;
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void playground.open(file, file.name);
    input.value = '';
  };
  return html`<section aria-labelledby="data-heading">
    <div class="row">
      <h2 id="data-heading">Data</h2>
      <span class="hint">${table ? `${table.name}, ${formatBytes(table.bytes)}` : ''}</span>
    </div>
    <div class="choices">
      <label class="button file"
        >Open a file<input
          class="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label="Open a CSV file"
          @change=${choose}
      /></label>
      ${word({
        id: 'word-samples',
        text: 'Samples',
        title: 'Sample tables',
        plain: true,
        content: html`<ul>
          ${samples.map(
            (sample) =>
              html`<li>
                <button class="text-button" @click=${sample.open}>${sample.name}</button>
                <span class="hint">${sample.about}</span>
              </li>`,
          )}
        </ul>`,
      })}
    </div>
    <p class="hint">or drop a CSV anywhere on the page</p>
    ${readingLine(playground, state)}
    ${
      table
        ? guard([table, state.recipe, state.info, state.adjustments, state.refused], () => [
            columnRows(state, table),
            treatment(playground, state),
            ledger(state, table),
          ])
        : nothing
    }
  </section>`;
}
