/** Lets the page be opened without a network from the second time on. */

/** Where the browser has no service workers, the page needs its network each time. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI), {
      type: 'module',
    });
  } catch {
    // Refused by the browser's settings, as in some private windows: the page works without.
  }
}
