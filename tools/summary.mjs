/**
 * The table at the end of `npm test`; its last line is "N passed, N failed".
 * @param {{ name: string, code: number, milliseconds: number }[]} results
 * @returns {string}
 */
export function summary(results) {
  const rows = results.map(({ name, code, milliseconds }) => [
    name,
    code === 0 ? 'passed' : `FAILED (exit code ${code})`,
    (milliseconds / 1000).toFixed(1),
  ]);
  const table = [['suite', 'result', 'seconds'], ...rows];
  const width = (/** @type {number} */ column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0));
  const lines = table.map(
    ([name = '', result = '', seconds = '']) =>
      `${name.padEnd(width(0))}  ${result.padEnd(width(1))}  ${seconds.padStart(width(2))}`,
  );
  const failed = results.filter((result) => result.code !== 0).length;
  return [...lines, '', `${results.length - failed} passed, ${failed} failed`].join('\n');
}
