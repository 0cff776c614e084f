declare module '*.css';
declare module '*.wasm?url' {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: Vite gives the address of a file as its default
  export default address;
}
/** Version of this build, compared by the server with the oldest it still serves. */
declare const __VERSION__: string;
