/** The table's columns, a line each; a line opens what there is to know and to say of its column. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { counted } from '../format/number.ts';
import type { ColumnSummary, TableSummary } from '../protocol/calls.ts';
import { columnDetail, type Role, roleOf } from './column-detail.ts';
import { bars } from './column-histogram.ts';

const BARS_WIDTH = 64;
const BARS_HEIGHT = 16;

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

function columnRow(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
  index: number,
): TemplateResult {
  const column = table.columns[index]!;
  const role = roleOf(state, column);
  const isOpen = state.column === index;
  const empty = column.missing > 0 ? `, ${counted(column.missing, 'empty cell')}` : '';
  return html`<tr class=${role}>
      <th scope="row">
        <button
          class="line"
          title=${column.name}
          data-column-line=${column.name}
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => playground.setView({ column: isOpen ? null : index })}
        >
          ${column.name}
        </button>
      </th>
      <td>${bars(column.histogram, BARS_WIDTH, BARS_HEIGHT)}</td>
      <td title="${describe(column, role)}${empty}">
        ${describe(column, role)}${column.missing > 0 ? html`<span aria-hidden="true"> ·</span>` : nothing}
      </td>
    </tr>
    ${
      isOpen
        ? html`<tr class="opened">
            <td colspan="3">${columnDetail(playground, state, table, index)}</td>
          </tr>`
        : nothing
    }`;
}

export function columnList(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
): TemplateResult {
  return html`<div class="columns-scroll" tabindex="0" role="group" aria-label="Columns">
    <table class="columns" aria-label="Columns">
      ${table.columns.map((_, index) => columnRow(playground, state, table, index))}
    </table>
  </div>`;
}
