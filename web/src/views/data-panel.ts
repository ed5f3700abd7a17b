/** What goes in: the file, its columns, and the ledger of everything done to it. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Playground } from '../app/playground.ts';
import { isClassification, type PlaygroundState } from '../app/state.ts';
import { formatBytes } from '../format/number.ts';
import { words } from '../words/language.ts';
import { choiceField } from './choice-field.ts';
import { columnList, detail } from './column-list.ts';
import { ledgerTable } from './ledger-table.ts';
import { pasteWord } from './paste-word.ts';
import { placed } from './placed.ts';
import { readAs } from './read-as.ts';
import { word } from './word.ts';

export interface Sample {
  readonly name: string;
  readonly about: string;
  open(): void;
}

/** Of all columns that have no treatment of their own. */
function treatment(playground: Playground, state: PlaygroundState): TemplateResult {
  return html`<div class="fields">
    ${choiceField(playground, state, 'missing_cells')} ${choiceField(playground, state, 'scaling')}
    ${isClassification(state) ? nothing : choiceField(playground, state, 'target_scaling')}
  </div>`;
}

/** Opens the sample, and the list has done its work. */
function choose(sample: Sample): (event: Event) => void {
  return ({ currentTarget }) => {
    (currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
    sample.open();
  };
}

function readingLine(
  playground: Playground,
  { reading }: PlaygroundState,
): TemplateResult | typeof nothing {
  if (!reading) return nothing;
  const { bytesRead = 0, bytesTotal = 1, rows = 0 } = reading.progress ?? {};
  const { panel } = words().data;
  return html`<div class="reading" data-test="reading">
    <div class="row">
      <span class="hint" role="status">${panel.readingRows(reading.name, rows)}</span>
      <button class="text-button" @click=${() => playground.cancelReading()}>${panel.cancel}</button>
    </div>
    <progress aria-label=${panel.reading(reading.name)} .value=${bytesRead} .max=${bytesTotal}></progress>
  </div>`;
}

/** A CSV file to choose, as a button. */
function fileButton(text: string, label: string, open: (file: File) => void): TemplateResult {
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) open(file);
    input.value = '';
  };
  return html`<label class="button file"
    >${text}<input
      class="visually-hidden"
      type="file"
      accept=".csv,.tsv,.txt,text/csv,text/plain"
      aria-label=${label}
      @change=${choose}
  /></label>`;
}

export function dataPanel(
  playground: Playground,
  state: PlaygroundState,
  samples: readonly Sample[],
): TemplateResult {
  const { table } = state;
  const { panel } = words().data;
  return html`<section aria-labelledby="data-heading">
    <div class="row">
      <h2 id="data-heading">${panel.title}</h2>
      <span class="hint">${table ? `${table.name}, ${formatBytes(table.bytes)}` : ''}</span>
    </div>
    <div class="choices">
      ${fileButton(panel.openFile, panel.openFileTitle, (file) => void playground.open(file, file.name))}
      ${word({
        id: 'word-samples',
        text: panel.samples,
        title: panel.samplesTitle,
        plain: true,
        content: html`<ul>
          ${samples.map(
            (sample) =>
              html`<li>
                <button class="text-button" @click=${choose(sample)}>${sample.name}</button>
                <span class="hint">${sample.about}</span>
              </li>`,
          )}
        </ul>`,
      })}
      ${pasteWord(playground)}
    </div>
    <p class="hint">${panel.orDrop}</p>
    ${readingLine(playground, state)}
    ${
      table
        ? guard(
            [
              table,
              state.asked,
              state.recipe,
              state.info,
              state.adjustments,
              state.refused,
              state.column,
              state.column === null ? null : detail(playground),
              state.openLine,
            ],
            () => [
              html`<p class="hint">
                ${placed(panel.readAs, { how: readAs(playground, state, table) })}
              </p>`,
              columnList(playground, state, table),
              treatment(playground, state),
              ledgerTable(playground, state, table),
              html`<div class="choices">
                ${fileButton(panel.predictTable, panel.predictTableTitle, (file) => void playground.score(file, file.name))}
                <span class="hint">${panel.withModelNow}</span>
              </div>`,
            ],
          )
        : nothing
    }
  </section>`;
}
