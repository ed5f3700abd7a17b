/** The run as a link: a button, or for a person's own table the choice of what goes with it. */

import { html, type TemplateResult } from 'lit';
import { words } from '../words/language.ts';
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
  const { page } = words();
  const text = said || page.copyLink;
  if (holdsTable) {
    return html`<button class="text-button" data-test="copy-link" @click=${() => copy(false)}>
      ${text}
    </button>`;
  }
  return word({
    id,
    text,
    title: page.copyLinkTitle,
    plain: true,
    content: html`<ul>
        <li>
          <button class="text-button" data-share="recipe" @click=${() => copy(false)}>
            ${page.withoutTable}
          </button>
        </li>
        <li>
          <button class="text-button" data-share="table" @click=${() => copy(true)}>
            ${page.withTable}
          </button>
        </li>
      </ul>
      <p class="hint">${page.whatLinkHolds(fileName)}</p>`,
  });
}
