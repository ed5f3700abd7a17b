// node tests/bench/redraw.mjs [frames]: only how long the page takes to draw its charts anew, which
// `npm run bench` measures as well. Needs what `npm ci` installs, the built core and Chromium.

import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildRedrawPage } from './build.mjs';
import { inChromium } from './chromium.mjs';
import { readPlan } from './plan.mjs';
import { redrawLines } from './report.mjs';

const usualFrames = 300;

/**
 * @param {import('./plan.mjs').Redraw} redraw
 * @param {{ frames: number }} times
 * @returns {Promise<import('./page/redraw/main.mjs').Redrawn & { chromium: string }>}
 */
export async function measureRedraw(redraw, { frames }) {
  const site = await buildRedrawPage();
  console.log('Measuring redraws in Chromium ...');
  return inChromium(site, redraw, { frames });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { redraw } = readPlan();
  const load = loadavg()[0] ?? 0;
  const frames = Number(process.argv[2] ?? usualFrames);
  const measured = await measureRedraw(redraw, { frames });
  console.log(`\n${redrawLines(redraw, measured).join('\n')}`);
  console.log(`\nChromium ${measured.chromium}, load average before ${load.toFixed(2)}.`);
}
