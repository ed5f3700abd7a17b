/** The values of a chart as a table of a few rows, for whoever does not see the picture. */

import { formatPlain } from '../format/number.ts';
import { words } from '../words/language.ts';
import type { PlotSpec } from './plot-spec.ts';

const TABLE_ROWS = 12;

function cell(tag: 'th' | 'td', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function rowOf(cells: HTMLElement[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.append(...cells);
  return row;
}

export function tableOf(spec: PlotSpec): HTMLTableElement {
  const table = document.createElement('table');
  const caption = table.createCaption();
  caption.textContent = spec.summary;
  for (const line of [...spec.lines, ...(spec.ways ?? [])]) {
    table.append(rowOf([cell('th', spec.x.label || words().charts.x), cell('th', line.name)]));
    const every = Math.max(1, Math.ceil(line.x.length / TABLE_ROWS));
    for (let i = 0; i < line.x.length; i += every) {
      table.append(
        rowOf([cell('td', formatPlain(line.x[i]!)), cell('td', line.format(line.y[i]!))]),
      );
    }
  }
  return table;
}
