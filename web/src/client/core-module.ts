/** The compiled core: fetched and compiled once, shared by every element on a page. */

import wasmUrl from 'rmsprop-core.wasm?url';

let compiled: Promise<WebAssembly.Module> | null = null;

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  return WebAssembly.compile(await response.arrayBuffer());
}

export function coreModule(): Promise<WebAssembly.Module> {
  compiled ??= compile();
  return compiled;
}
