/** The distribution of a column: bars over its range, or a bar for each of its most frequent levels. */

import { html, svg, type TemplateResult } from 'lit';
import { dateText } from '../csv/date-text.ts';
import { DISTINCT_LIMIT } from '../csv/table.ts';
import { formatCount, formatPlain } from '../format/number.ts';
import type { ColumnSummary } from '../protocol/calls.ts';
import { words } from '../words/language.ts';

/** Bars from left to right, each as high as its count. */
export function bars(histogram: Uint32Array, width: number, height: number): TemplateResult {
  const most = Math.max(1, ...histogram);
  const pitch = width / Math.max(histogram.length, 1);
  const path = Array.from(histogram, (count, index) => {
    const tall = count === 0 ? 0 : Math.max(1, (count / most) * height);
    const x = (index * pitch).toFixed(1);
    return `M${x} ${height}v-${tall.toFixed(1)}h${(pitch - 1).toFixed(1)}V${height}z`;
  }).join('');
  return html`<svg
    class="bars"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    width=${width}
    height=${height}
    aria-hidden="true"
  >
    ${svg`<path d=${path}></path>`}
  </svg>`;
}

const WIDE = 240;
const TALL = 48;

function valueText({ kind }: ColumnSummary, value: number): string {
  if (kind === 'date') return dateText(Math.round(value));
  return formatPlain(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
}

function levels({ topLevels, histogram, distinct }: ColumnSummary): TemplateResult {
  const most = Math.max(1, ...histogram);
  const more = distinct - topLevels.length;
  const { mostFrequent, andMore } = words().data.column;
  return html`<table class="levels" aria-label=${mostFrequent}>
    ${topLevels.map(
      (level, index) =>
        html`<tr>
          <th scope="row" title=${level}>${level}</th>
          <td>
            <svg class="bars" width="60" height="8" aria-hidden="true">
              ${svg`<path d="M0 0h${((histogram[index]! / most) * 60).toFixed(1)}v8h-60z"></path>`}
            </svg>
          </td>
          <td>${formatCount(histogram[index]!)}</td>
        </tr>`,
    )}
    ${more > 0 ? html`<tr><td colspan="3">${andMore(more)}</td></tr>` : ''}
  </table>`;
}

export function distribution(column: ColumnSummary): TemplateResult {
  if (column.topLevels.length > 0) return levels(column);
  if (Number.isNaN(column.min)) return html``;
  const [least, greatest] = [column.min, column.max].map((value) => valueText(column, value));
  const label = words().data.column.valuesFromTo(least!, greatest!);
  return html`<figure class="distribution" aria-label=${label}>
    ${bars(column.histogram, WIDE, TALL)}
    <div class="ends"><span>${least}</span><span>${greatest}</span></div>
  </figure>`;
}

/** "88 different values, mean 29.7." */
export function statistics(column: ColumnSummary): string {
  const { distinct, mean } = column;
  const meanText = Number.isNaN(mean) ? null : valueText(column, mean);
  return words().data.column.values(distinct, DISTINCT_LIMIT, meanText);
}
