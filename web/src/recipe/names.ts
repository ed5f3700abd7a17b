/** Names of columns, which may hold any sign, in texts of ours, which are separated by , : and =. */

/** The name with these signs, and spaces at its ends, as `%` and two digits. */
export function escapeName(name: string): string {
  return name.replace(/[%,:=]|^\s+|\s+$/g, encodeURIComponent);
}

/** Any other `%` is itself: people write names by hand. */
export function unescapeName(text: string): string {
  return text.trim().replace(/%(?:2[05C]|3[AD]|09|0A|0D)/gi, decodeURIComponent);
}

export function parseNames(text: string): string[] {
  return text.split(',').map(unescapeName);
}

export function writeNames(names: readonly string[]): string {
  return names.map(escapeName).join(',');
}
