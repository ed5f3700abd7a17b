/** Views that the page's first picture does without: fetched when they are first wanted. */

import type { Playground } from '../app/playground.ts';
import { PlaygroundError } from '../base/playground-error.ts';

/** After a failure: what is drawn sixty times a second must not ask as often. */
const RETRY_MS = 5000;

/** Gives the module once it is there; until then null, and the page is drawn again when it comes. */
export function later<Module>(
  load: () => Promise<Module>,
): (playground: Playground) => Module | null {
  let module: Module | null = null;
  let askAfter = 0;
  /** Every element on the page that has drawn itself without it. */
  const waiting = new Set<Playground>();
  return (playground) => {
    if (!module) waiting.add(playground);
    if (!module && performance.now() >= askAfter) {
      askAfter = Number.POSITIVE_INFINITY;
      load().then(
        (loaded) => {
          module = loaded;
          for (const one of waiting) void one.setView({});
          waiting.clear();
        },
        (thrown: unknown) => {
          askAfter = performance.now() + RETRY_MS;
          playground.say(PlaygroundError.from(thrown));
        },
      );
    }
    return module;
  };
}
