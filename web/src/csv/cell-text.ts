/**
 * Short forms of cell texts. A file decides how long its cells are, so everything that is kept or
 * put into a sentence is cut first.
 */

export const KEPT_CHARACTERS = 200;
const QUOTED_CHARACTERS = 40;

/** The start of a text that is kept with the table. */
export function cutText(text: string): string {
  return text.length > KEPT_CHARACTERS ? text.slice(0, KEPT_CHARACTERS) : text;
}

/**
 * A copy that does not hold on to the chunk it was cut from: engines keep a substring as a view
 * of its parent, so one kept cell would otherwise keep a whole mebibyte alive.
 */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

/** A text for a sentence, which puts it between quotation marks: one line, about 40 characters. */
export function shortText(text: string): string {
  const start = text.slice(0, KEPT_CHARACTERS);
  const line = start.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const characters = Array.from(line);
  const isWhole = characters.length <= QUOTED_CHARACTERS && start.length === text.length;
  return isWhole ? ownCopy(line) : `${characters.slice(0, QUOTED_CHARACTERS).join('')}…`;
}
