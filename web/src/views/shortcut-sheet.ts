/** All keys there are, in a sheet over the page. */

import { html, type TemplateResult } from 'lit';
import { words } from '../words/language.ts';

export function openShortcuts(root: ParentNode): void {
  root.querySelector<HTMLDialogElement>('dialog.sheet')?.showModal();
}

function close(event: Event): void {
  (event.currentTarget as HTMLElement).closest('dialog')?.close();
}

/** A press beside the sheet lands on the dialog itself. */
function closeBeside(event: Event): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}

export function shortcutSheet(): TemplateResult {
  const { title, close: closeText, groups } = words().page.shortcuts;
  return html`<dialog class="sheet" aria-labelledby="shortcuts-title" @click=${closeBeside}>
    <div class="sheet-content">
      <div class="row">
        <h2 id="shortcuts-title">${title}</h2>
        <button class="text-button" @click=${close}>${closeText}</button>
      </div>
      ${groups.map(
        ({ where, keys }) =>
          html`<h3>${where}</h3>
            <dl>
              ${keys.map(
                ([key, does]) =>
                  html`<dt><kbd>${key}</kbd></dt>
                    <dd>${does}</dd>`,
              )}
            </dl>`,
      )}
    </div>
  </dialog>`;
}
