/** A word in a sentence that is a control: it opens a popover under itself. */

import { html, type TemplateResult } from 'lit';

const MARGIN = 12;
const GAP = 6;
/** Of a popover whose word has no room on either side. */
const LEAST_HEIGHT = 200;

function onToggle(event: ToggleEvent): void {
  const popover = event.currentTarget as HTMLElement;
  const root = popover.getRootNode() as ShadowRoot;
  const word = root.querySelector<HTMLElement>(`[data-word="${popover.id}"]`);
  const opened = event.newState === 'open';
  popover.toggleAttribute('data-placed', opened);
  if (!word) return;
  word.setAttribute('aria-expanded', String(opened));
  if (opened) place(popover, word);
  // In a shadow root Chromium does not give the focus back by itself.
  else if (!root.activeElement || popover.contains(root.activeElement)) word.focus();
}

/** Puts the popover under its word, inside the window, and the focus on what it is about. */
function place(popover: HTMLElement, word: HTMLElement): void {
  const { left, bottom, top } = word.getBoundingClientRect();
  popover.style.maxHeight = '';
  const { offsetWidth: width, offsetHeight: height } = popover;
  const right = innerWidth - width - MARGIN;
  // Below the word where there is room, or else where there is more of it; never over it.
  const roomBelow = innerHeight - MARGIN - bottom - GAP;
  const roomAbove = top - GAP - MARGIN;
  const below = height <= roomBelow || roomBelow >= roomAbove;
  const shown = Math.min(height, Math.max(LEAST_HEIGHT, below ? roomBelow : roomAbove));
  popover.style.maxHeight = `${shown}px`;
  popover.style.left = `${Math.max(MARGIN, Math.min(left, right))}px`;
  popover.style.top = `${below ? Math.min(bottom + GAP, innerHeight - MARGIN - shown) : Math.max(MARGIN, top - GAP - shown)}px`;
  const find = (selector: string) => popover.querySelector<HTMLElement>(selector);
  (find('input:checked') ?? find(':is(input, select, textarea, button):enabled'))?.focus();
}

function popoverOf(word: HTMLElement): HTMLElement | null {
  const root = word.getRootNode() as ShadowRoot;
  return root.getElementById(word.dataset.word ?? '');
}

/** A press on the word of an open popover has closed it by the time of the click. */
let openAtPress: HTMLElement | null = null;

function onPress(event: PointerEvent): void {
  const popover = popoverOf(event.currentTarget as HTMLElement);
  openAtPress = popover?.matches(':popover-open') ? popover : null;
}

function onClick(event: Event): void {
  const popover = popoverOf(event.currentTarget as HTMLElement);
  if (popover !== openAtPress) popover?.togglePopover();
  openAtPress = null;
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  popoverOf(event.currentTarget as HTMLElement)?.togglePopover();
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
  // Not a <button>: that is one box, and a sentence must break inside a long word list.
  return html`<span
      class=${plain ? 'word plain' : 'word'}
      role="button"
      tabindex="0"
      aria-haspopup="dialog"
      aria-expanded="false"
      aria-label="${title}: ${text}"
      data-word=${id}
      @pointerdown=${onPress}
      @click=${onClick}
      @keydown=${onKey}
      >${text}</span
    ><div id=${id} class="popover" popover role="dialog" aria-label=${title} @toggle=${onToggle}>
      <p class="popover-title">${title}</p>
      ${content}
    </div>`;
}
