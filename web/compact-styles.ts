import type { Plugin } from 'vite';

/** Style sheets of the element without the comments and the indentation that only their authors need. */
export function compactStyles(): Plugin {
  return {
    name: 'compact-styles',
    apply: 'build',
    transform(code, id) {
      if (!/\/src\/styles\/\w+\.ts$/.test(id)) return null;
      const compact = code.replace(/(?<=\bcss`)[^`]*(?=`)/g, (sheet) =>
        sheet.replace(/\/\*.*?\*\//gs, '').replace(/\s*\n\s*/g, '\n'),
      );
      return { code: compact, map: null };
    },
  };
}
