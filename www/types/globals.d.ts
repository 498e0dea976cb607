// What stands in the global scope beside the platform's own.
export {};

declare global {
  /** The page as one file brings the bytes of the WebAssembly along, the script of its worker, and its samples. */
  var goujiBytes: ((name: "core" | "files") => BufferSource) | undefined;
  var goujiWorkerUrl: string | undefined;
  var goujiSamples: Partial<Record<string, string>> | undefined;
  /** Of Node, where the package runs too; absent in browsers. */
  var process: object | undefined;
}
