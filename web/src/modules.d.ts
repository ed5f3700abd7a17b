declare module 'rmsprop-core.wasm?url' {
  const url: string;
  export default url;
}
