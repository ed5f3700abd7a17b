/** Views that the page's first picture does without: fetched when they are first wanted. */

import type { Playground } from '../app/playground.ts';
import { PlaygroundError } from '../base/playground-error.ts';

/** Gives the module once it is there; until then null, and the page is drawn again when it comes. */
export function later<Module>(
  load: () => Promise<Module>,
): (playground: Playground) => Module | null {
  let module: Module | null = null;
  let isAsked = false;
  return (playground) => {
    if (!module && !isAsked) {
      isAsked = true;
      load().then(
        (loaded) => {
          module = loaded;
          void playground.setView({});
        },
        (thrown: unknown) => {
          // Asked for again the next time something is drawn.
          isAsked = false;
          playground.say(PlaygroundError.from(thrown));
        },
      );
    }
    return module;
  };
}
