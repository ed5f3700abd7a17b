/** All that the playground says, in German. */

import { data } from './de/data.ts';
import { model } from './de/model.ts';
import { page } from './de/page.ts';
import { settings } from './de/settings.ts';
import type { Words } from './language.ts';

export const de: Words = { data, model, page, settings };
