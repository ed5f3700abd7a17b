/** Gives a person a file to keep. Nothing leaves the page. */

export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the content over by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** `titanic.csv` and `ledger` make `titanic-ledger.csv`. */
export function besideName(name: string, what: string): string {
  return `${name.replace(/\.\w{1,5}$/, '')}-${what}.csv`;
}
