// Requests { id, operation, args } in, one reply each: { id, result } or { id, error }.
import { describe, load } from "./engine.js";
/** @import { Asked } from "./types/engine.js" */

const ready = load();

self.onmessage = async (/** @type {MessageEvent<Asked & { id: number }>} */ { data: { id, operation, args } }) => {
  try {
    const run = await ready;
    self.postMessage({ id, result: await run(operation, args) });
  } catch (error) {
    self.postMessage({ id, error: describe(error) });
  }
};
