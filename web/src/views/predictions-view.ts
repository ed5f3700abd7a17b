/** Another table with what the model predicts for it. */

import { html, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { counted, formatCount } from '../format/number.ts';
import type { ScoredTable } from '../protocol/calls.ts';
import { besideName, download } from './download.ts';
import { pipelineLines } from './pipeline-words.ts';

export function predictionsView(
  playground: Playground,
  { table, recipe }: PlaygroundState,
  scored: ScoredTable,
): TemplateResult {
  const [names = [], ...rows] = scored.preview;
  const lines = [
    ...pipelineLines(scored.ledger, { rowNumbers: scored.rowNumbers, columns: table!.columns }),
    ...scored.readingNotes.map((text) => ({ count: '', text })),
    ...(scored.guardedCells > 0
      ? [
          {
            count: formatCount(scored.guardedCells),
            text: 'cells that a spreadsheet would take for a formula: saved with an apostrophe in front',
          },
        ]
      : []),
  ];
  return html`<p class="caption" data-test="predictions">
      ${scored.name}: ${recipe.target} predicted for ${formatCount(scored.scoredRows)} of
      ${counted(scored.rows, 'row')}. The first ${formatCount(rows.length)} are shown.
    </p>
    <div class="choices">
      <button
        class="button"
        data-test="save-predictions"
        @click=${() => download(besideName(scored.name, 'predictions'), scored.csv)}
      >
        Save as CSV
      </button>
      <button class="text-button" @click=${() => playground.closeScored()}>Close</button>
    </div>
    <table class="ledger" aria-label="What was done to the rows">
      ${lines.map(
        ({ count, text }) =>
          html`<tr>
            <td class="count">${count}</td>
            <td class="what">${text}</td>
          </tr>`,
      )}
    </table>
    <div class="scroll" tabindex="0" role="region" aria-label="First rows with predictions">
      <table class="grid">
        <thead>
          <tr>
            ${names.map((name) => html`<th scope="col" class="text" title=${name}>${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (cells) =>
              html`<tr>
                ${cells.map((text) =>
                  text.trim() === ''
                    ? html`<td class="empty text">empty</td>`
                    : html`<td class="text" title=${text}>${text}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
