/** Controls inside a sentence: the words say where they stand, in whatever order a language wants. */

/** From the area of Unicode that no text means anything by. */
const FIRST_MARK = 0xe000;
const MARK = /([\ue000-\uf8ff])/;

/** The sentence in pieces, with `parts` where it names them; no other value may be in it. */
export function placed<Key extends string>(
  sentence: (at: Readonly<Record<Key, string>>) => string,
  parts: Readonly<Record<Key, unknown>>,
): unknown[] {
  const values = Object.values<unknown>(parts);
  const marks = Object.keys(parts).map((key, index) => [
    key,
    String.fromCharCode(FIRST_MARK + index),
  ]);
  const pieces = sentence(Object.fromEntries(marks) as Record<Key, string>).split(MARK);
  return pieces.map((piece) =>
    MARK.test(piece) ? values[piece.charCodeAt(0) - FIRST_MARK] : piece,
  );
}
