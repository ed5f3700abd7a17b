import { brotliCompressSync } from 'node:zlib';
import { expect, test } from './support/test.ts';

/**
 * What all code of the first view takes at most, compressed: documents, styles, scripts, fonts and
 * the core. 200 kB is wanted; this holds what there is.
 */
const MOST_BYTES = 312_000;

const CODE = /\.(js|css|wasm|woff2?|svg)$|\/$/;

test('the code of the first view is no larger than it was', async ({ page, playground }) => {
  const code = new Map<string, number>();
  const read: Promise<void>[] = [];
  page.context().on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!CODE.test(pathname)) return;
    read.push(
      response.body().then((body) => {
        // Fonts are compressed already.
        const isFont = /woff2?$/.test(pathname);
        code.set(pathname, isFont ? body.length : brotliCompressSync(body).length);
      }),
    );
  });
  await playground.open();
  await expect(playground.plot('fit')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await Promise.all(read);
  const names = [...code.keys()].join(' ');
  for (const part of [/\.wasm/, /define/, /worker/, /woff2/]) expect(names).toMatch(part);
  const bytes = [...code.values()].reduce((sum, size) => sum + size, 0);
  expect(bytes, [...code].map(([name, size]) => `${name} ${size}`).join('\n')).toBeLessThan(
    MOST_BYTES,
  );
});
