/** Registers `<rmsprop-playground>`. */

import { PlaygroundElement } from './playground-element.ts';

if (!customElements.get('rmsprop-playground')) {
  customElements.define('rmsprop-playground', PlaygroundElement);
}
