/**
 * The compiled core: fetched and compiled once, shared by every element on a page. There are two
 * builds with the same bits; browsers without 128-bit SIMD get the scalar one.
 */

import simdUrl from 'rmsprop-core.wasm?url';
import scalarUrl from 'rmsprop-core-scalar.wasm?url';

export type CoreBuild = 'simd' | 'scalar';

const URLS: Record<CoreBuild, string> = { simd: simdUrl, scalar: scalarUrl };

/** A module of one function that puts a number in every lane of a vector. */
const WITH_A_VECTOR = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic number, version 1
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b], // a type: nothing to v128
  ...[0x03, 0x02, 0x01, 0x00], // a function of that type
  ...[0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x11, 0x0b], // i32.const 0, i32x4.splat
);

/** The fastest build that this browser runs. */
export function fastestBuild(): CoreBuild {
  return WebAssembly.validate(WITH_A_VECTOR) ? 'simd' : 'scalar';
}

const compiled = new Map<CoreBuild, Promise<WebAssembly.Module>>();

async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  // While it still arrives, where the server calls it by its name.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

export function coreModule(build: CoreBuild = fastestBuild()): Promise<WebAssembly.Module> {
  const known = compiled.get(build);
  if (known) return known;
  const module = compile(URLS[build]);
  compiled.set(build, module);
  // Whoever asks again after a failure, when the network is back, is not told the old one.
  module.catch(() => compiled.delete(build));
  return module;
}
