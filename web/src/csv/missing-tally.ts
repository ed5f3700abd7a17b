/** Counts the missing cells of a column: how many, by which text, and the first places. */

import { cutText, ownCopy } from './cell-text.ts';
import { type RowPlace, Tally } from './ledger.ts';

/** Spellings told apart; spaces and capitals can make any number of them. */
const MOST_TEXTS = 20;

export class MissingTally {
  private readonly tally = new Tally();
  /** The different ones, with how often each was met. */
  readonly texts = new Map<string, number>();

  get count(): number {
    return this.tally.count;
  }

  get places(): readonly RowPlace[] {
    return this.tally.places;
  }

  add(cell: string, place: () => RowPlace): void {
    this.tally.add(place);
    const text = cell.trim();
    const count = this.texts.get(text);
    if (count !== undefined) this.texts.set(text, count + 1);
    else if (this.texts.size < MOST_TEXTS) this.texts.set(ownCopy(cutText(text)), 1);
  }
}
