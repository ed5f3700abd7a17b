/** All that the playground says, in English; another language has the same shape. */

import { data } from './en/data.ts';
import { model } from './en/model.ts';
import { page } from './en/page.ts';
import { settings } from './en/settings.ts';

export const en = { data, model, page, settings };
