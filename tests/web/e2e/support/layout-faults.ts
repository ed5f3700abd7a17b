/**
 * What is wrong with the page's layout at its present size: sideways scroll, text cut off by its box,
 * text over other text. Looks through open shadow roots; text drawn on canvases is not judged.
 */

import type { Page } from '@playwright/test';

export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Box {
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    interface Piece {
      readonly text: string;
      readonly element: Element;
      readonly box: Box;
      /** Sticky and fixed parts lie over the rest on purpose; text is compared within one layer. */
      readonly layer: Element | null;
    }
    /** Glyph boxes of neighbouring lines may touch. */
    const TOLERANCE = 2;
    const faults = new Set<string>();

    const parentOf = (element: Element): Element | null => {
      const root = element.getRootNode();
      return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    };

    const nameOf = (element: Element): string => {
      const id = element.id ? `#${element.id}` : '';
      return `${element.localName}${id}${[...element.classList].map((c) => `.${c}`).join('')}`;
    };

    const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 40);

    /** Texts cut in the same way, as in the rows of a table, are told once with their number. */
    const cuts = new Map<string, { count: number; example: string }>();

    const tellCut = (text: string, element: Element, by: Element, pixels: number) => {
      const key = `cut in ${nameOf(by)}: ${nameOf(element)}`;
      const example = `"${short(text)}" by ${Math.round(pixels)} px`;
      const known = cuts.get(key);
      cuts.set(key, { count: (known?.count ?? 0) + 1, example: known?.example ?? example });
    };

    /** An ellipsis is no accident, as long as the whole text can be had. */
    const isShortened = (element: Element): boolean =>
      getComputedStyle(element).textOverflow === 'ellipsis' && element.hasAttribute('title');

    /** What is left of `box` after its ancestors clip it; tells of text that is cut for good. */
    const clipped = (text: string, element: Element, box: Box): Box => {
      // A DOMRect has no properties of its own to spread.
      const left = { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
      let shortened = false;
      for (let at: Element | null = element; at; at = parentOf(at)) {
        const style = getComputedStyle(at);
        const clips = style.overflowX !== 'visible';
        const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
        shortened ||= isShortened(at);
        if (clips && at !== document.documentElement && at !== document.body) {
          const edge = at.getBoundingClientRect();
          const beyond = Math.max(left.right - edge.right, edge.left - left.left);
          if (!scrolls && !shortened && beyond > TOLERANCE) tellCut(text, element, at, beyond);
          const below = Math.max(left.bottom - edge.bottom, edge.top - left.top);
          if (!scrolls && below > TOLERANCE * 2) tellCut(text, element, at, below);
          left.left = Math.max(left.left, edge.left);
          left.right = Math.min(left.right, edge.right);
          left.top = Math.max(left.top, edge.top);
          left.bottom = Math.min(left.bottom, edge.bottom);
        }
        if (style.position === 'fixed') break;
      }
      return left;
    };

    const layerOf = (element: Element): Element | null => {
      for (let at: Element | null = element; at; at = parentOf(at)) {
        if (/sticky|fixed/.test(getComputedStyle(at).position)) return at;
      }
      return null;
    };

    const isHidden = (element: Element): boolean =>
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
      element.closest('.visually-hidden, .table') !== null;

    const piecesOf = (node: Text): Piece[] => {
      const element = node.parentElement;
      const text = node.data.trim();
      if (!element || text === '' || isHidden(element)) return [];
      const range = document.createRange();
      range.selectNodeContents(node);
      const layer = layerOf(element);
      return [...range.getClientRects()].flatMap((rect) => {
        const box = clipped(text, element, rect);
        const isEmpty = box.right - box.left < 1 || box.bottom - box.top < 1;
        return isEmpty ? [] : [{ text, element, box, layer }];
      });
    };

    const textsIn = (root: Node): Text[] => {
      const found: Text[] = [];
      const walker = document.createTreeWalker(
        root,
        NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Text) found.push(node);
        else if (node instanceof Element && node.shadowRoot)
          found.push(...textsIn(node.shadowRoot));
      }
      return found;
    };

    const overlap = (a: Box, b: Box): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOLERANCE * 2;

    /** A formula puts one sign over another on purpose. */
    const ownerOf = ({ element }: Piece): Element => element.closest('math') ?? element;

    const tellOverlaps = (pieces: readonly Piece[]) => {
      const sorted = [...pieces].sort((a, b) => a.box.top - b.box.top);
      sorted.forEach((piece, index) => {
        for (let other = index + 1; other < sorted.length; other += 1) {
          const next = sorted[other]!;
          if (next.box.top > piece.box.bottom) break;
          const apart = ownerOf(piece) === ownerOf(next) || piece.layer !== next.layer;
          if (apart || !overlap(piece.box, next.box)) continue;
          faults.add(
            `overlap: ${nameOf(piece.element)} "${short(piece.text)}" and ${nameOf(next.element)} "${short(next.text)}"`,
          );
        }
      });
    };

    const tellOutside = (pieces: readonly Piece[]) => {
      for (const { element, text, box } of pieces) {
        const beyond = Math.max(box.right - document.documentElement.clientWidth, -box.left);
        if (beyond > TOLERANCE)
          faults.add(`outside by ${Math.round(beyond)} px: ${nameOf(element)} "${short(text)}"`);
      }
    };

    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      faults.add(`sideways scroll: ${root.scrollWidth} in ${root.clientWidth} px`);
    }
    const pieces = textsIn(document.body).flatMap(piecesOf);
    tellOverlaps(pieces);
    tellOutside(pieces);
    // Controls without room for their text. A field scrolls under what somebody goes on typing; what
    // it holds as an accepted setting should be seen whole.
    const FIELDS = 'button, label.button, select, input[type="text"]:not([aria-invalid="true"])';
    const fields = (scope: ParentNode): Element[] =>
      [...scope.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches(FIELDS) ? [element] : []),
        ...(element.shadowRoot ? fields(element.shadowRoot) : []),
      ]);
    /** How much wider a list would be that is as wide as what is chosen in it. */
    const beyondList = (list: HTMLSelectElement): number => {
      if (getComputedStyle(list).textOverflow === 'ellipsis') return 0;
      const wide = list.cloneNode() as HTMLSelectElement;
      wide.append(...[...list.selectedOptions].map((option) => option.cloneNode(true)));
      wide.style.cssText = 'position: absolute; visibility: hidden; width: auto; max-width: none';
      list.after(wide);
      const beyond = wide.offsetWidth - list.offsetWidth;
      wide.remove();
      return beyond;
    };
    for (const field of fields(document)) {
      if (isHidden(field) || field.clientWidth === 0 || isShortened(field)) continue;
      const isList = field instanceof HTMLSelectElement;
      const beyond = isList ? beyondList(field) : field.scrollWidth - field.clientWidth;
      const text = isList ? field.selectedOptions[0]?.text : field.textContent?.trim();
      if (beyond > TOLERANCE) tellCut(text || 'its value', field, field, beyond);
    }
    for (const [key, { count, example }] of cuts) faults.add(`${key}, ${count} such as ${example}`);
    return [...faults];
  });
}
