/** What the page wrote on its canvases, where no locator finds it. */

import type { Page } from '@playwright/test';

declare global {
  interface Window {
    textsDrawn?: Set<string>;
  }
}

/** To be called before the page opens. */
export async function watchDrawnTexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn = new Set<string>();
    window.textsDrawn = drawn;
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      drawn.add(text);
      fillText.call(this, text, x, y);
    };
  });
}

/** Everything drawn since the last call. */
export function takeDrawnTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [...(window.textsDrawn ?? [])];
    window.textsDrawn?.clear();
    return texts;
  });
}
