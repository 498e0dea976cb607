// The WebAssembly behind both doors: the worker and, where asked for, the page's own thread.
// In: an operation and its arguments. Out: what it gives; errors are thrown.
import init, * as core from "./core/gouji_core.js";

const OPERATIONS = {
  check: (input, options) => core.check(input, options),
  text: (input) => core.shownText(input),
  forms: () => core.forms(),
  rules: () => core.rules(),
};

/** Loads the WebAssembly (once) and gives a function that runs an operation. */
export async function load() {
  await init({ module_or_path: new URL("./core/gouji_core_bg.wasm", import.meta.url) });
  return (operation, args) => OPERATIONS[operation](...args);
}

/** An error as plain data: a trap of the WebAssembly has the code "trap", after which nothing may be asked of it any more. */
export function describe(error) {
  const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  return { code: trapped ? "trap" : (error.code ?? "internal"), message: String(error.message ?? error) };
}
