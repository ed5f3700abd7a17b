/** The run as a link: a button, or for a person's own table the choice of what goes with it. */

import { html, type TemplateResult } from 'lit';
import { word } from './word.ts';

export interface ShareLink {
  /** In short what became of the last try: "Link copied"; or empty. */
  readonly said: string;
  /** Whether whoever opens the link has the table. */
  readonly holdsTable: boolean;
  readonly fileName: string;
  copy(withTable: boolean): void;
}

/** `id`: there is one for each layout. */
export function shareLink(id: string, share: ShareLink): TemplateResult {
  const { said, holdsTable, fileName, copy } = share;
  const text = said || 'Copy link';
  if (holdsTable) {
    return html`<button class="text-button" data-test="copy-link" @click=${() => copy(false)}>
      ${text}
    </button>`;
  }
  return word({
    id,
    text,
    title: 'Copy a link to this run',
    plain: true,
    content: html`<ul>
        <li>
          <button class="text-button" data-share="recipe" @click=${() => copy(false)}>
            Without the table
          </button>
        </li>
        <li>
          <button class="text-button" data-share="table" @click=${() => copy(true)}>
            With the table inside
          </button>
        </li>
      </ul>
      <p class="hint">
        Without it, whoever opens the link is asked for ${fileName} and told if it is another one.
        With it, everybody who has the link can read the table.
      </p>`,
  });
}
