/** A chart to keep: as a picture, or its values for a spreadsheet. */

import { html, type TemplateResult } from 'lit';
import type { RpPlot } from '../charts/plot.ts';
import type { PlotSpec } from '../charts/plot-spec.ts';
import { writeCsv } from '../csv/write-csv.ts';
import { type Words, words } from '../words/language.ts';
import { download } from './download.ts';
import { word } from './word.ts';

/** A row a value: the lines of a chart are measured at steps of their own. */
export function valuesCsv({ lines, ways = [], bands = [], dots = [], x }: PlotSpec): string {
  const { charts } = words();
  const rows: (string | number)[][] = [];
  const add = (name: string, xs: ArrayLike<number>, ys: ArrayLike<number>) => {
    for (let i = 0; i < xs.length; i += 1) rows.push([name, xs[i]!, ys[i]!]);
  };
  for (const line of [...lines, ...ways]) add(line.name, line.x, line.y);
  for (const { x: at, low, high, colour } of bands) {
    add(charts.low(colour), at, low);
    add(charts.high(colour), at, high);
  }
  for (const { name, x: xs, y: ys } of dots) add(name, xs, ys);
  return writeCsv([charts.line, x.label || charts.x, charts.value], rows).text;
}

function plotOf(event: Event, name: string): RpPlot | null {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  return root.querySelector<RpPlot>(`rp-plot[data-plot="${name}"]`);
}

async function save(event: Event, name: string, kind: 'png' | 'svg' | 'csv'): Promise<void> {
  const plot = plotOf(event, name);
  if (!plot?.spec) return;
  const content = {
    png: () => plot.png(),
    svg: async () => new Blob([await plot.svg()], { type: 'image/svg+xml' }),
    csv: () => new Blob([valuesCsv(plot.spec!)], { type: 'text/csv' }),
  }[kind];
  download(`${name}.${kind}`, await content());
}

/** `name`: of the chart, as its `data-plot`. */
export function savePicture(name: keyof Words['charts']['saveTitle']): TemplateResult {
  const { charts } = words();
  const button = (kind: 'png' | 'svg' | 'csv', text: string) =>
    html`<li>
      <button class="text-button" data-save=${kind} @click=${(event: Event) => save(event, name, kind)}>
        ${text}
      </button>
    </li>`;
  return word({
    id: `word-save-${name}`,
    text: charts.save,
    title: charts.saveTitle[name],
    plain: true,
    content: html`<ul>
      ${button('png', charts.png)} ${button('svg', charts.svg)} ${button('csv', charts.csv)}
    </ul>`,
  });
}
