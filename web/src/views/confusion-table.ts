/** Validation rows of each class by predicted class. */

import { html, type TemplateResult } from 'lit';
import { formatCount, formatPercent } from '../format/number.ts';
import { words } from '../words/language.ts';

/** More classes than this make a table that no one reads. */
const MOST_CLASSES = 20;

function mostConfused(classes: readonly string[], confusion: Float64Array): string {
  const { noneTaken, mostTaken } = words().model.confusion;
  let most = 0;
  let sentence = noneTaken;
  confusion.forEach((count, at) => {
    const actual = Math.floor(at / classes.length);
    const predicted = at % classes.length;
    if (actual === predicted || count <= most) return;
    most = count;
    sentence = mostTaken(classes[actual]!, classes[predicted]!, count);
  });
  return sentence;
}

/** How dark a cell is; the page's policy allows no style of its own. */
function fifths(count: number, rows: number): number {
  return rows > 0 ? Math.round((count / rows) * 5) : 0;
}

/** `whose`: " by Adam" in a race, or empty; `slot`: whose colour the cells have. */
export function confusionTable(
  classes: readonly string[],
  confusion: Float64Array,
  whose: string,
  slot: number,
): TemplateResult {
  const say = words().model.confusion;
  const sentence = `${say.caption(whose)} ${mostConfused(classes, confusion)}`;
  if (classes.length > MOST_CLASSES) return html`<p class="caption">${sentence}</p>`;
  return html`<p class="caption" data-test="confused">${sentence}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${say.title}>
      <table class="grid confusion" data-test="confusion" data-slot=${slot}>
        <caption class="visually-hidden">${say.about}</caption>
        <thead>
          <tr>
            <th scope="col" class="text">${say.corner}</th>
            ${classes.map((label) => html`<th scope="col" title=${label}>${label}</th>`)}
            <th scope="col">${say.right}</th>
          </tr>
        </thead>
        <tbody>
          ${classes.map((label, actual) => {
            const counts = confusion.subarray(
              actual * classes.length,
              (actual + 1) * classes.length,
            );
            const rows = counts.reduce((sum, count) => sum + count, 0);
            return html`<tr>
              <th scope="row" class="text" title=${label}>${label}</th>
              ${Array.from(
                counts,
                (count, predicted) =>
                  html`<td class=${predicted === actual ? 'right' : ''} data-share=${fifths(count, rows)}>
                    ${formatCount(count)}
                  </td>`,
              )}
              <td>${rows > 0 ? formatPercent(counts[actual]! / rows) : '–'}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}
