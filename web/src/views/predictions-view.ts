/** Another table with what the model predicts for it. */

import { html, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { formatCount } from '../format/number.ts';
import type { ScoredTable } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { besideName, download } from './download.ts';
import { pipelineLines } from './pipeline-words.ts';

export function predictionsView(
  playground: Playground,
  { table, recipe }: PlaygroundState,
  scored: ScoredTable,
): TemplateResult {
  const { predictions } = words().data;
  const [names = [], ...rows] = scored.preview;
  const lines = [
    ...pipelineLines(scored.ledger, { rowNumbers: scored.rowNumbers, columns: table!.columns }),
    ...scored.readingNotes.map((text) => ({ count: '', text })),
    ...(scored.guardedCells > 0
      ? [
          {
            count: formatCount(scored.guardedCells),
            text: predictions.guarded(scored.guardedCells),
          },
        ]
      : []),
  ];
  return html`<p class="caption" data-test="predictions">
      ${predictions.caption(scored.name, recipe.target, scored.scoredRows, scored.rows, rows.length)}
    </p>
    <div class="choices">
      <button
        class="button"
        data-test="save-predictions"
        @click=${() => download(besideName(scored.name, 'predictions'), scored.csv)}
      >
        ${predictions.save}
      </button>
      <button class="text-button" @click=${() => playground.closeScored()}>${predictions.close}</button>
    </div>
    <table class="ledger" aria-label=${predictions.done}>
      ${lines.map(
        ({ count, text }) =>
          html`<tr>
            <td class="count">${count}</td>
            <td class="what">${text}</td>
          </tr>`,
      )}
    </table>
    <div class="scroll" tabindex="0" role="region" aria-label=${predictions.firstRows}>
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
                    ? html`<td class="empty text">${predictions.emptyCell}</td>`
                    : html`<td class="text" title=${text}>${text}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
