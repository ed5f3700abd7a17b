import { describe, expect, test } from 'vitest';
import { growthPage, growthPicture } from '../../bench/growth-report.mjs';

const point = (value: number, seconds: number, bytes: number) => ({
  value,
  task: `16-${value}-1/32`,
  rows: 2000,
  seconds,
  bytes,
});
const growths = ['width', 'depth', 'batch', 'rows'].map((quantity) => ({
  quantity,
  points: [point(10, 2.5e-6, 4e4), point(100, 2.5e-5, 4e5), point(1000, 2.5e-4, 4e6)],
}));
const about = {
  base: { inputs: 16, width: 64, depth: 2, batch: 32, rows: 2000 },
  command: 'npm run bench -- --growth',
  date: '2026-01-02',
  cpu: 'A processor',
  cores: 2,
  node: 'v20',
  version: 'clang',
  rounds: 5,
};

describe('the page on how cost grows', () => {
  test('has a row with time and memory for every point', () => {
    const page = growthPage(growths, about);
    expect(page.match(/^\| 100 \| 16-100-1, 32 \| 2,000 \| 25.0 \| 400 kB \|$/gm)).toHaveLength(4);
    expect(page).toContain('| 250 | 4.00 MB |');
  });

  test('says how it was measured and how to measure it again', () => {
    const page = growthPage(growths, about);
    for (const fact of ['npm run bench -- --growth', 'A processor, 2 cores', '2026-01-02']) {
      expect(page).toContain(fact);
    }
  });
});

describe('the picture of how cost grows', () => {
  const picture = growthPicture(growths);

  test('has a dot for every point of every chart', () => {
    expect(picture.match(/<circle/g)).toHaveLength(6 * 3);
  });

  test('puts equal ratios at equal distances', () => {
    const [first] = picture.match(/<polyline[^>]*points="([^"]*)"/) ?? [];
    const places = [...(first ?? '').matchAll(/([\d.]+),([\d.]+)/g)].map((m) =>
      m.slice(1).map(Number),
    );
    const [a, b, c] = places as [number[], number[], number[]];
    expect(b[0]! - a[0]!).toBeCloseTo(c[0]! - b[0]!, 0);
    expect(a[1]! - b[1]!).toBeCloseTo(b[1]! - c[1]!, 0);
    expect(a[1]!).toBeGreaterThan(b[1]!);
  });

  test('names both axes of every chart with their units', () => {
    expect(picture.match(/>microseconds per step</g)).toHaveLength(4);
    expect(picture.match(/>memory, MB</g)).toHaveLength(2);
    expect(picture.match(/>training rows</g)).toHaveLength(2);
  });
});
