/** Where the keyboard is, looking through open shadow roots. */

import type { Page } from '@playwright/test';

export interface Focused {
  /** A name that tells controls apart: what it does, else what it says. */
  readonly name: string;
  /** The named part of the page it is in: Data and model, Stage, Optimizer, Run, Charts. */
  readonly region: string;
  /** It, or the button drawn around it, has a focus ring. */
  readonly visible: boolean;
}

/** The focused element; null while nothing has the focus. */
export function focusedNow(page: Page): Promise<Focused | null> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    const hosts: Element[] = [];
    while (focused?.shadowRoot?.activeElement) {
      hosts.push(focused);
      focused = focused.shadowRoot.activeElement;
    }
    if (!focused || focused === document.body) return null;
    const inApp = hosts.length > 1 ? hosts[1]! : focused;
    const ringed = [focused, focused.closest('.button')].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    });
    const { dataset } = (hosts.length > 1 ? inApp : focused) as HTMLElement;
    return {
      name: [
        focused.tagName.toLowerCase(),
        Object.values(dataset).join(' '),
        focused.getAttribute('aria-label') ??
          focused.textContent?.trim().replace(/\s+/g, ' ') ??
          '',
      ].join('|'),
      region: inApp.closest('.app > [aria-label], .task')?.getAttribute('aria-label') ?? '',
      visible: ringed,
    };
  });
}

/** How many controls Tab should reach: visible, enabled, and not taken out of the order. */
export function countTabStops(page: Page): Promise<number> {
  return page.evaluate(() => {
    const isStop = (element: HTMLElement) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ visibilityProperty: true });
    const count = (root: ParentNode): number =>
      [...root.querySelectorAll<HTMLElement>('*')].reduce(
        (sum, element) =>
          sum + (element.shadowRoot ? count(element.shadowRoot) : Number(isStop(element))),
        0,
      );
    return count(document);
  });
}
