/** All that the playground says, in English; another language has the same shape. */

import { page } from './en/page.ts';

export const en = { page };
