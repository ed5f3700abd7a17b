/**
 * The language that everything is said in: one for a page, and for each of its workers. Views ask for
 * `words()` each time they draw, never once for all.
 */

import { setNumberFormat } from '../format/number.ts';
import { en } from './en.ts';

export type Words = typeof en;
export type Language = 'en' | 'de';

export const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
];

let language: Language = 'en';
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

export function languageNow(): Language {
  return language;
}

/** Only the first language is part of the page's code; others are fetched when they are wanted. */
export async function speak(wanted: Language): Promise<void> {
  const loaded = wanted === 'de' ? (await import('./de.ts')).de : en;
  language = wanted;
  current = loaded;
  setNumberFormat(wanted);
}

/** The first of a reader's languages that there is. */
export function languageOf(preferred: readonly string[]): Language {
  const known = LANGUAGES.map(({ code }) => code);
  const codes = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return codes.find((code): code is Language => known.includes(code as Language)) ?? 'en';
}
