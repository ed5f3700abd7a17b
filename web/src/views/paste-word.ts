/** A table from the clipboard, as a spreadsheet puts it there. */

import { html, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { words } from '../words/language.ts';
import { word } from './word.ts';

/** Tells a table from a word or a sentence: it has more than one line. */
export function isTable(text: string): boolean {
  return /[^\s].*[\r\n]+.*[^\s]/.test(text);
}

export function openPasted(playground: Playground, text: string): void {
  void playground.open(new Blob([text]), words().data.paste.name);
}

export function pasteWord(playground: Playground): TemplateResult {
  const read = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = form.elements.namedItem('table') as HTMLTextAreaElement;
    openPasted(playground, field.value);
    field.value = '';
    form.closest<HTMLElement>('[popover]')?.hidePopover();
  };
  const { paste } = words().data;
  return word({
    id: 'word-paste',
    text: paste.button,
    title: paste.title,
    plain: true,
    content: html`<form class="paste" @submit=${read}>
      <label for="pasted-table" class="hint"
        >${paste.about}</label
      >
      <textarea id="pasted-table" name="table" rows="6" spellcheck="false" required></textarea>
      <button class="button">${paste.read}</button>
    </form>`,
  });
}
