/** All that the playground says, in German. */

import { page } from './de/page.ts';
import type { Words } from './language.ts';

export const de: Words = { page };
