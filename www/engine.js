// The WebAssembly behind both doors: the worker and, where asked for, the page's own thread.
// In: an operation and its arguments. Out: what it gives; errors are thrown.
import init, * as core from "./core/gouji_core.js";

const run = (module, operation, args) => {
  switch (operation) {
    case "check": return module.check(...args);
    case "text": return module.shownText(...args);
    case "forms": return module.forms();
    case "rules": return module.rules();
    case "export": return module.takeAway(...args);
    case "corrected": return module.corrected(...args);
    case "rollup": return module.rollup(...args);
  }
  throw Object.assign(new Error(`no operation ${operation}`), { code: "call" });
};

/** Where the bytes of a build are: beside this file, or brought along by a page that is one file. Node fetches no files: it reads them. */
async function bytesOf(name, url) {
  if (globalThis.goujiBytes) return globalThis.goujiBytes(name);
  if (url.protocol !== "file:" || typeof process === "undefined") return url;
  // Named in a variable: bundlers for browsers need not look for it.
  const files = "node:fs/promises";
  return (await import(/* @vite-ignore */ files)).readFile(url);
}

/** What the small build does not do at all. */
const LARGE = ["export", "rollup", "corrected"];

let files;

/** The build with the readers of files, the writers of what is taken away, and English: fetched when the first of them is wanted. */
function loadFiles() {
  files ??= import("./files/gouji_files.js").then(async (module) => {
    await module.default({ module_or_path: await bytesOf("files", new URL("./files/gouji_files_bg.wasm", import.meta.url)) });
    return module;
  });
  // What could not be fetched now may be there the next time.
  files.catch(() => (files = undefined));
  return files;
}

/** Loads the WebAssembly (once) and gives a function that runs an operation. */
export async function load() {
  await init({ module_or_path: await bytesOf("core", new URL("./core/gouji_core_bg.wasm", import.meta.url)) });
  return async (operation, args) => {
    if (LARGE.includes(operation)) return run(await loadFiles(), operation, args);
    try {
      return run(core, operation, args);
    } catch (error) {
      if (error.code !== "files") throw error;
      return run(await loadFiles(), operation, args);
    }
  };
}

/** An error as plain data: a trap of the WebAssembly has the code "trap", after which nothing may be asked of it any more. */
export function describe(error) {
  const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  return { code: trapped ? "trap" : (error.code ?? "internal"), message: String(error.message ?? error) };
}
