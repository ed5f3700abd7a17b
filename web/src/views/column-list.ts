/** The table's columns, a line each; a line opens what there is to know and to say of its column. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import type { ColumnSummary, TableSummary } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { bars } from './column-histogram.ts';
import { later } from './later.ts';
import { type Role, roleOf } from './role-of-column.ts';

/** Of the open column: the list is to be drawn anew when it comes. */
export const detail = later(() => import('./column-detail.ts'));

const BARS_WIDTH = 64;
const BARS_HEIGHT = 16;

function describe(column: ColumnSummary, role: Role): string {
  const { roles, kinds } = words().data.columns;
  return role === 'ignored' ? kinds[column.kind] : roles[role];
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
  const what = describe(column, role);
  const { withEmptyCells } = words().data.columns;
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
      <td title=${column.missing > 0 ? withEmptyCells(what, column.missing) : what}>
        ${what}${column.missing > 0 ? html`<span aria-hidden="true"> ·</span>` : nothing}
      </td>
    </tr>
    ${
      isOpen
        ? html`<tr class="opened">
            <td colspan="3">${detail(playground)?.columnDetail(playground, state, table, index) ?? nothing}</td>
          </tr>`
        : nothing
    }`;
}

export function columnList(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
): TemplateResult {
  const { title } = words().data.columns;
  return html`<div class="columns-scroll" tabindex="0" role="group" aria-label=${title}>
    <table class="columns" aria-label=${title}>
      ${table.columns.map((_, index) => columnRow(playground, state, table, index))}
    </table>
  </div>`;
}
