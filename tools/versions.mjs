/**
 * The first dotted number in a text such as "cmake version 3.25.1".
 * @param {string} text
 * @returns {string | null}
 */
export function versionIn(text) {
  return /\d+(?:\.\d+)+/.exec(text)?.[0] ?? null;
}

/**
 * @param {string} version
 * @param {string} minimum
 */
export function atLeast(version, minimum) {
  const have = version.split('.').map(Number);
  const need = minimum.split('.').map(Number);
  for (let i = 0; i < need.length; i++) {
    const difference = (have[i] ?? 0) - (need[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
