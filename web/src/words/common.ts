/**
 * The language that everything is said in: one for a page, and for each of its workers. Either is a
 * bundle of its own and has only what it says: the page the words of language.ts, the worker those of
 * worker.ts, and both what code that runs in both says.
 */

import { setNumberFormat } from '../format/number.ts';
import { typed } from './en/typed.ts';

export type Language = 'en' | 'de';

export interface CommonWords {
  readonly typed: typeof typed;
}

let language: Language = 'en';
let current: CommonWords = { typed };

export function commonWords(): CommonWords {
  return current;
}

export function languageNow(): Language {
  return language;
}

/** For the page's `speak` and the worker's, which know where their words are. */
export function nowSpeak(wanted: Language, said: CommonWords): void {
  language = wanted;
  current = said;
  setNumberFormat(wanted);
}
