/** The page in a reader's own language, and in another one without losing the run. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { de } from '../../../web/src/words/de.ts';
import { en } from '../../../web/src/words/en.ts';
import { de as workerDe } from '../../../web/src/words/worker-de.ts';
import { en as workerEn } from '../../../web/src/words/worker-en.ts';
import { layoutFaults } from './support/layout-faults.ts';
import type { PlaygroundPage } from './support/playground-page.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ locale: 'de-DE' });

/** Where each layout has its word for the language: a phone has it in its drawer. */
const SIZES = [
  { width: 1440, height: 900, word: 'word-language-wide' },
  { width: 800, height: 900, word: 'word-language' },
  { width: 390, height: 844, word: 'word-language-drawer' },
] as const;

/** Every text of the words with what stands in its place in the other language. */
function pairsOf(one: unknown, other: unknown): [one: string, other: string][] {
  if (typeof one === 'string') return [[one, String(other)]];
  if (typeof one !== 'object' || one === null) return [];
  const there = other as Record<string, unknown>;
  return Object.entries(one).flatMap(([key, value]) => pairsOf(value, there[key]));
}

/** Columns of the diamonds: their names are no words. */
const COLUMNS = ['carat', 'cut', 'color', 'clarity', 'depth', 'table', 'price', 'x', 'y', 'z'];

/** Texts that are English words and no German ones. */
function onlyEnglish(): Set<string> {
  const pairs = pairsOf({ ...en, ...workerEn }, { ...de, ...workerDe });
  const german = new Set([...pairs.map(([, text]) => text), ...COLUMNS]);
  return new Set(pairs.map(([text]) => text).filter((text) => !german.has(text)));
}

/** All that is seen or told on the screen, piece by piece. */
function textsOf(playground: PlaygroundPage): Promise<string[]> {
  return playground.root.evaluate((host) => {
    const texts: string[] = [];
    for (const element of host.shadowRoot!.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      texts.push(element.getAttribute('aria-label') ?? '', element.title ?? '');
      for (const { nodeType, textContent } of element.childNodes) {
        if (nodeType === Node.TEXT_NODE) texts.push(textContent ?? '');
      }
    }
    return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  });
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function epoch(playground: PlaygroundPage, name: string): Promise<void> {
  await playground.button(name).click();
  await expect(playground.step).toHaveText('85');
}

async function speak(playground: PlaygroundPage, word: string, language: string): Promise<void> {
  await playground.root.locator(`[data-word="${word}"]`).click();
  const popover = playground.root.locator(`#${word}`);
  await expect(popover).toBeVisible();
  await popover.getByRole('button', { name: language, exact: true }).click();
  await expect(popover).toBeHidden();
}

for (const { word, ...viewport } of SIZES) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test.beforeEach(async ({ playground }) => {
      await playground.open();
    });

    test(`the page opens, trains and tells in German: ${viewport.width} px`, async ({
      page,
      playground,
    }) => {
      await expect(playground.trainButton).toHaveText(de.race.train);
      await expect(playground.root.locator('.app')).toHaveAttribute('lang', 'de');
      const english = onlyEnglish();
      const left = async () => (await textsOf(playground)).filter((text) => english.has(text));
      expect(await left(), 'at rest').toEqual([]);
      await epoch(playground, de.race.oneEpoch);
      await expect(playground.part('race-in-words')).toHaveText(
        /^\s*Nach 85\sSchritten liegt \S+ bei ungesehenem price um [\d,.]+ daneben, /,
      );
      await expect(playground.caption).toContainText('Validierungszeilen gezeichnet.');
      expect(await left(), 'after training').toEqual([]);
      expect(await violations(page)).toEqual([]);
    });

    test(`another language keeps the run and the focus: ${viewport.width} px`, async ({
      playground,
    }) => {
      await epoch(playground, de.race.oneEpoch);
      const fingerprint = await playground.fingerprintNow();
      if (word === 'word-language-drawer') {
        await playground.root.getByRole('button', { name: /^Daten:/ }).click();
      }
      const loss = playground.plot('loss').locator('.host');
      for (const [language, words] of [
        ['English', en],
        ['Deutsch', de],
      ] as const) {
        await speak(playground, word, language);
        await expect(playground.trainButton).toHaveText(words.race.train);
        await expect(playground.root.locator(`[data-word="${word}"]`)).toBeFocused();
        await expect(playground.root.locator(`[data-word="${word}"]`)).toHaveText(language);
        await expect(loss).toHaveAttribute('aria-label', new RegExp(`^${words.charts.loss} `));
        await expect(playground.step).toHaveText('85');
        expect(await playground.fingerprintNow()).toBe(fingerprint);
      }
    });
  });
}

test('nothing is cut or overlaps in German after some training', async ({ page, playground }) => {
  await playground.open();
  await epoch(playground, de.race.oneEpoch);
  const faults: Record<number, string[]> = {};
  for (const width of [360, 640, 641, 900, 1239, 1240, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const here = await layoutFaults(page);
    if (here.length > 0) faults[width] = here;
  }
  expect(faults).toEqual({});
});

test('an element’s own language wins, for all of the page', async ({ page }) => {
  await page.goto('./embed.html');
  const trainButtons = page.locator('rmsprop-playground [data-test="train"]');
  await expect(trainButtons).toHaveText([de.race.train, de.race.train]);
  await page.locator('#network').evaluate((element) => element.setAttribute('lang', 'en'));
  await expect(trainButtons).toHaveText([en.race.train, en.race.train]);
  await page.locator('#network').evaluate((element) => element.removeAttribute('lang'));
  await expect(trainButtons).toHaveText([de.race.train, de.race.train]);
});
