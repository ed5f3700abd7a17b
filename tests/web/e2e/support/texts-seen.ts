/** What a part of the page said while it changed, gathered in the page so that nothing is missed. */

import type { Locator, Page } from '@playwright/test';

declare global {
  interface Window {
    textsSeen?: Set<string>;
  }
}

/** From now on notes every text of the part that `selector` finds in the element's shadow root. */
export async function watchTexts(root: Locator, selector: string): Promise<void> {
  await root.evaluate((element, part) => {
    const seen = new Set<string>();
    window.textsSeen = seen;
    const shadow = element.shadowRoot!;
    const note = () => {
      const text = shadow.querySelector(part)?.textContent?.trim();
      if (text) seen.add(text);
    };
    const options = { subtree: true, childList: true, characterData: true };
    new MutationObserver(note).observe(shadow, options);
  }, selector);
}

export function textsSeen(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window.textsSeen ?? [])]);
}
