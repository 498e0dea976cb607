// The WebAssembly behind both doors: the worker and, where asked for, the page's own thread.
// In: an operation and its arguments. Out: what it gives; errors are thrown.
import init, * as core from "./core/gouji_core.js";

const run = (module, operation, args) => {
  switch (operation) {
    case "check": return module.check(...args);
    case "text": return module.shownText(...args);
    case "forms": return module.forms();
    case "rules": return module.rules();
  }
  throw Object.assign(new Error(`no operation ${operation}`), { code: "call" });
};

let files;

/** The build with the readers of docx, xlsx, pdf and mht: fetched when the first such file comes. */
function loadFiles() {
  files ??= import("./files/gouji_files.js").then(async (module) => {
    await module.default({ module_or_path: new URL("./files/gouji_files_bg.wasm", import.meta.url) });
    return module;
  });
  return files;
}

/** Loads the WebAssembly (once) and gives a function that runs an operation. */
export async function load() {
  await init({ module_or_path: new URL("./core/gouji_core_bg.wasm", import.meta.url) });
  return async (operation, args) => {
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
