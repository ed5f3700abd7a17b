/**
 * Node 20 decodes windows-1252 as Latin 1, which has control characters where windows-1252 has signs
 * such as € and curly quotes. Browsers decode it right, and then there is nothing to put right.
 */

/** Of the bytes 80 to 9F; five of them have no sign. */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FIRST = 0x80;

export function withSigns(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (c) => SIGNS[c.charCodeAt(0) - FIRST]!);
}
