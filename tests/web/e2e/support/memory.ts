/** What the browser's processes that run pages and workers have taken of the machine's memory. */

import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** The most that any of them has held at once so far, in bytes; Linux only. */
export async function peakMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return 1024 * Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]);
    });
  return Math.max(...peaks);
}
