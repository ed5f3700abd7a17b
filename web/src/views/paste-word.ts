/** A table from the clipboard, as a spreadsheet puts it there. */

import { html, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { word } from './word.ts';

const PASTED = 'pasted table';

/** Tells a table from a word or a sentence: it has more than one line. */
export function isTable(text: string): boolean {
  return /[^\s].*[\r\n]+.*[^\s]/.test(text);
}

export function openPasted(playground: Playground, text: string): void {
  void playground.open(new Blob([text]), PASTED);
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
  return word({
    id: 'word-paste',
    text: 'Paste',
    title: 'Paste a table',
    plain: true,
    content: html`<form class="paste" @submit=${read}>
      <label for="pasted-table" class="hint"
        >Cells copied from a spreadsheet, or the text of a CSV file. Ctrl V anywhere on the page does the
        same.</label
      >
      <textarea id="pasted-table" name="table" rows="6" spellcheck="false" required></textarea>
      <button class="button">Read it</button>
    </form>`,
  });
}
