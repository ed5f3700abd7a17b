declare module 'rmsprop-core.wasm?url' {
  const url: string;
  export default url;
}

declare module 'rmsprop-core-scalar.wasm?url' {
  const url: string;
  export default url;
}
