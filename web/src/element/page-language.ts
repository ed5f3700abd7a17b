/** All playgrounds of a page speak one language: the first that one of them asks for, or the reader's. */

import { type Language, languageOf, speak } from '../words/language.ts';

/** What a playground is for this: its `lang`, and a way to draw it again. */
interface Speaker {
  lang: string;
  languageChanged(): void;
}

const speakers = new Set<Speaker>();

function wantedLanguage(): Language {
  return languageOf([...[...speakers].map(({ lang }) => lang), ...navigator.languages]);
}

/** From here on its `lang` counts, and it is drawn again when the language changes. */
export function join(speaker: Speaker): void {
  speakers.add(speaker);
}

export function leave(speaker: Speaker): void {
  speakers.delete(speaker);
}

/** Resolves once the page speaks what is wanted; where that cannot be fetched, it speaks on as before. */
export async function speakAsWanted(): Promise<void> {
  let wanted: Language;
  // While one language is fetched another may be chosen.
  do {
    wanted = wantedLanguage();
    await speak(wanted).catch(() => {});
  } while (wanted !== wantedLanguage());
  for (const speaker of speakers) speaker.languageChanged();
}

/** A person's choice, for every playground of the page. */
export async function chooseLanguage(language: Language): Promise<void> {
  for (const speaker of speakers) speaker.lang = language;
  await speakAsWanted();
}
