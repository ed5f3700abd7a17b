/** What the page says, in the language of now. Views ask for `words()` each time they draw, never once for all. */

import { type Language, nowSpeak } from './common.ts';
import { en } from './en.ts';

export { type Language, languageNow } from './common.ts';

export type Words = typeof en;

export const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
];

let current: Words = en;

export function words(): Words {
  return current;
}

/** A word or sentence about the optimizers, which the core has in English. */
export function coreText(english: string): string {
  return current.coreTexts.get(english) ?? english;
}

/** What an optimizer remembers of each weight, which the core names in English. */
export function coreState(english: string): string {
  return current.coreStates.get(english) ?? english;
}

/** Only the first language is part of the page's code; others are fetched when they are wanted. */
export async function speak(wanted: Language): Promise<void> {
  current = wanted === 'de' ? (await import('./de.ts')).de : en;
  nowSpeak(wanted, current);
}

/** The first of a reader's languages that there is. */
export function languageOf(preferred: readonly string[]): Language {
  const known = LANGUAGES.map(({ code }) => code);
  const codes = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return codes.find((code): code is Language => known.includes(code as Language)) ?? 'en';
}
