/** Numbers as the page writes them, read back. */

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function plainExponent(text: string): string {
  const digits = [...text].map((sign) => (sign === '⁻' ? '-' : SUPERSCRIPTS.indexOf(sign)));
  return `e${digits.join('')}`;
}

/** 4,250; −2,256; 1.08 × 10⁻⁵; 10⁻⁸. NaN for anything else. */
export function numberIn(text: string): number {
  const plain = text
    .trim()
    .replaceAll(',', '')
    .replaceAll('−', '-')
    .replace(/^(?=10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/, '1 × ')
    .replace(/\s×\s10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, (_, exponent: string) => plainExponent(exponent));
  return plain === '' ? Number.NaN : Number(plain);
}

/** Slope and intercept of `price = 7,756 · carat − 2,256.` at the end of a caption. */
export function lineIn(caption: string): { slope: number; intercept: number } {
  const found = /= (−?[\d,.]+) · \S+ ([+−]) ([\d,.]+?)\.$/.exec(caption.trim());
  if (!found) throw new Error(`No line in: ${caption}`);
  const [, slope, sign, size] = found;
  return { slope: numberIn(slope!), intercept: numberIn(size!) * (sign === '−' ? -1 : 1) };
}
