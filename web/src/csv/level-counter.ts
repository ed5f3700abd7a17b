/**
 * Counts how often each text of a column occurs, in bounded memory: at most 1001 texts of at most
 * 200 characters. Texts that first appear after that are only known to exist.
 */

import { cutText, ownCopy } from './cell-text.ts';
import { DISTINCT_LIMIT, HISTOGRAM_BINS } from './table.ts';

export interface TopLevels {
  readonly levels: readonly string[];
  readonly counts: Uint32Array;
}

export class LevelCounter {
  private readonly indexOf = new Map<string, number>();
  private readonly counts: number[] = [];

  /** Exact up to 1000; 1001 stands for more. */
  get distinct(): number {
    return this.counts.length;
  }

  add(text: string): void {
    const key = cutText(text);
    const index = this.indexOf.get(key);
    if (index !== undefined) {
      this.counts[index]!++;
    } else if (this.counts.length <= DISTINCT_LIMIT) {
      this.indexOf.set(ownCopy(key), this.counts.length);
      this.counts.push(1);
    }
  }

  /** The most frequent texts; equal counts keep the order of the file. */
  top(): TopLevels {
    const ranked = [...this.indexOf].sort((a, b) => this.counts[b[1]]! - this.counts[a[1]]!);
    const best = ranked.slice(0, HISTOGRAM_BINS);
    return {
      levels: best.map(([text]) => text),
      counts: Uint32Array.from(best, ([, index]) => this.counts[index]!),
    };
  }
}
