/** A word in a sentence that is a control: it opens a popover under itself. */

import { html, type TemplateResult } from 'lit';

const MARGIN = 12;
const GAP = 6;

function onToggle(event: ToggleEvent): void {
  const popover = event.currentTarget as HTMLElement;
  const root = popover.getRootNode() as ShadowRoot;
  const word = root.querySelector<HTMLElement>(`[popovertarget="${popover.id}"]`);
  const opened = event.newState === 'open';
  popover.toggleAttribute('data-placed', opened);
  if (!word) return;
  if (opened) place(popover, word);
  // In a shadow root Chromium does not give the focus back by itself.
  else if (!root.activeElement || popover.contains(root.activeElement)) word.focus();
}

/** Puts the popover under its word, inside the window, and the focus on what it is about. */
function place(popover: HTMLElement, word: HTMLElement): void {
  const { left, bottom, top } = word.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const right = innerWidth - width - MARGIN;
  const below = bottom + GAP + height <= innerHeight - MARGIN;
  popover.style.left = `${Math.max(MARGIN, Math.min(left, right))}px`;
  popover.style.top = `${below ? bottom + GAP : Math.max(MARGIN, top - GAP - height)}px`;
  const find = (selector: string) => popover.querySelector<HTMLElement>(selector);
  (find('input:checked') ?? find('input:enabled, button'))?.focus();
}

export interface Word {
  readonly id: string;
  readonly text: string;
  /** What the word decides, for its name in the accessibility tree and the popover's heading. */
  readonly title: string;
  readonly content: TemplateResult | readonly TemplateResult[];
  readonly plain?: boolean;
}

export function word({ id, text, title, content, plain = false }: Word): TemplateResult {
  return html`<button
      class=${plain ? 'word plain' : 'word'}
      popovertarget=${id}
      aria-label="${title}: ${text}"
      data-word=${id}
    >${text}</button
    ><div id=${id} class="popover" popover role="dialog" aria-label=${title} @toggle=${onToggle}>
      <p class="popover-title">${title}</p>
      ${content}
    </div>`;
}
