// The WebAssembly behind both doors: the worker and, where asked for, the page's own thread.
// In: an operation and its arguments. Out: what it gives; errors are thrown.
import init, * as core from "./core/gouji_core.js";
/** @import { Asked, Run, Told } from "./types/engine.js" */
/** @typedef {typeof import("./files/gouji_files.js")} Files */

/**
 * What both builds do. Of what they give the types are told in Operations: those of wasm-bindgen know no more than that it is an object.
 * @param {typeof core | Files} module
 * @param {Asked} asked
 */
const run = (module, asked) => {
  switch (asked.operation) {
    case "check": return module.check(...asked.args);
    case "text": return module.shownText(...asked.args);
    case "forms": return module.forms();
    case "rules": return module.rules(...asked.args);
  }
  throw Object.assign(new Error(`no operation ${asked.operation}`), { code: "call" });
};

/**
 * What the large build does.
 * @param {Files} module
 * @param {Asked} asked
 */
const runLarge = (module, asked) => {
  switch (asked.operation) {
    case "export": return module.takeAway(...asked.args);
    case "corrected": return module.corrected(...asked.args);
    case "rollup": return module.rollup(...asked.args);
    case "exportRollup": return module.takeRollup(...asked.args);
    case "arrange": return module.arrange(...asked.args);
  }
  return run(module, asked);
};

/** Where the bytes of a build are: beside this file, or brought along by a page that is one file. Node fetches no files: it reads them. */
async function bytesOf(/** @type {"core" | "files"} */ name, /** @type {URL} */ url) {
  if (globalThis.goujiBytes) return globalThis.goujiBytes(name);
  if (url.protocol !== "file:" || typeof process === "undefined") return url;
  // Named in a variable: bundlers for browsers need not look for it.
  const files = "node:fs/promises";
  return (await import(/* @vite-ignore */ files)).readFile(url);
}

/** What the small build does not do at all. */
const LARGE = ["export", "rollup", "exportRollup", "arrange", "corrected"];

/** @type {Promise<Files> | undefined} */
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
  return /** @type {Run} */ async (operation, args) => {
    // An operation and what it takes: that they belong together is told by Run.
    const asked = /** @type {Asked} */ ({ operation, args });
    // The large build knows more rules, and says them in English too: it tells them, but to who asks for the Chinese alone before it is there.
    const toldWhole = asked.operation === "rules" && (files || !/^zh/.test(asked.args[0]?.lang ?? ""));
    if (LARGE.includes(operation) || toldWhole) return runLarge(await loadFiles(), asked);
    try {
      return run(core, asked);
    } catch (error) {
      if (describe(error).code !== "files") throw error;
      return runLarge(await loadFiles(), asked);
    }
  };
}

/**
 * An error as plain data: a trap of the WebAssembly has the code "trap", after which nothing may be asked of it any more.
 * @param {unknown} error
 * @returns {Told}
 */
export function describe(error) {
  const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  // Anything can be thrown.
  const { code = "internal", message = error } = Object(error);
  return { code: trapped ? "trap" : code, message: String(message) };
}
