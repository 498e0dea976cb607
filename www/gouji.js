// The package's door: createValidator() → { check, compare, rollup, exportRollup, arrange, text, export, corrected, forms, rules, dispose }. See gouji.d.ts for what goes in and comes out.
/** @import { CheckOptions, Exported, Unread, UnitInput, Validator } from "./gouji.js" */
/** @import { Engine, Operations, Raw, RawItem, RawOptions, Reply, Run, Told } from "./types/engine.js" */

/** An error with the `code` of the door it came from: empty, unsupported, damaged, encrypted, scanned,
 * not-text, too-large, form, uncorrected, call, trap, disposed, internal. */
export class GoujiError extends Error {
  constructor(/** @type {Told} */ { code, message }) {
    super(message);
    this.name = "GoujiError";
    this.code = code;
  }
}

/**
 * Bytes for files and buffers; texts and rich pastes as they are.
 * @param {unknown} input an Input, if the caller keeps to the types
 * @returns {Promise<Raw>}
 */
async function toInput(input) {
  if (typeof Blob !== "undefined" && input instanceof Blob) return new Uint8Array(await input.arrayBuffer());
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (typeof input === "string") return input;
  const { html, text } = Object(input);
  if (typeof html === "string") return { html, text: String(text ?? "") };
  throw new GoujiError({ code: "call", message: "check() takes a string, File, Blob, ArrayBuffer or { html, text }" });
}

/** The name of a file; undefined of anything else. */
function nameOf(/** @type {unknown} */ input) {
  return typeof File !== "undefined" && input instanceof File ? input.name : undefined;
}

/**
 * Options with last year's report as the WebAssembly takes it.
 * @param {CheckOptions} options
 * @returns {Promise<RawOptions>}
 */
async function toOptions({ previous, ...options }) {
  if (previous === undefined || previous === null) return options;
  return { ...options, previous: await toInput(previous), previousName: options.previousName ?? nameOf(previous) };
}

/**
 * Options with the name that an input goes under.
 * @template {{ name?: string }} O
 * @param {O} options
 * @param {unknown} input
 */
const named = (options, input) => ({ ...options, name: options.name ?? nameOf(input) });

/** The units of a roll-up as the WebAssembly takes them. */
const toUnits = (/** @type {Parameters<Validator["rollup"]>[1]} */ units) => Promise.all(units.map(async (given) => {
  /** @type {UnitInput} */
  const unit = given && typeof given === "object" && "input" in given ? given : { input: given };
  return { ...named(unit, unit.input), input: await toInput(unit.input) };
}));

/** A worker from its script; without one named, the package's own, in the form that bundlers recognise. */
function startWorker(/** @type {string | URL | undefined} */ url) {
  if (!url) return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  // The worker of a page that is one file is one script.
  return new Worker(url, String(url).startsWith("blob:") ? {} : { type: "module" });
}

/**
 * Runs operations in a module worker; a worker that trapped or died is replaced, and every request gets its one reply.
 * @implements {Engine}
 */
class WorkerEngine {
  #url;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {LocalEngine | null} */
  #local = null;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: GoujiError) => void }>} What a worker gives is of the operation that was asked for. */
  #waiting = new Map();
  #next = 1;

  constructor(/** @type {string | URL | undefined} */ url) {
    this.#url = url;
  }

  /**
   * @template {keyof Operations} O
   * @param {O} operation
   * @param {Parameters<Operations[O]>} args
   * @returns {Promise<ReturnType<Operations[O]>>}
   */
  run(operation, args) {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      try {
        this.#start().postMessage({ id, operation, args });
      } catch (error) {
        this.#waiting.delete(id);
        // A frame without an origin of its own (sandbox="allow-scripts") may start no worker: there the checks run in its own thread.
        if (Object(error).name === "SecurityError") resolve((this.#local ??= new LocalEngine()).run(operation, args));
        else reject(new GoujiError({ code: "internal", message: String(error) }));
      }
    });
  }

  #start() {
    if (this.#worker) return this.#worker;
    const worker = startWorker(this.#url);
    worker.onmessage = (/** @type {MessageEvent<Reply>} */ { data }) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.error) {
        waiting?.reject(new GoujiError(data.error));
        if (data.error.code === "trap") this.#stop(data.error);
      } else {
        waiting?.resolve(data.result);
      }
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#stop({ code: "trap", message: event.message || "the worker could not be started" });
    };
    worker.onmessageerror = () => this.#stop({ code: "trap", message: "a reply could not be read" });
    this.#worker = worker;
    return worker;
  }

  /** Ends the worker; whoever still waits is told so. The next request starts a fresh one. */
  #stop(/** @type {Told} */ error) {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new GoujiError(error));
  }

  dispose() {
    this.#stop({ code: "disposed", message: "the validator was disposed" });
  }
}

/**
 * Runs operations in the caller's own thread.
 * @implements {Engine}
 */
class LocalEngine {
  /** @type {Promise<{ run: Run, describe: (error: unknown) => Told }> | undefined} */
  #ready;

  /**
   * @template {keyof Operations} O
   * @param {O} operation
   * @param {Parameters<Operations[O]>} args
   */
  async run(operation, args) {
    this.#ready ??= import("./engine.js").then(async (engine) => ({ run: await engine.load(), describe: engine.describe }));
    const { run, describe } = await this.#ready;
    try {
      return await run(operation, args);
    } catch (error) {
      throw new GoujiError(describe(error));
    }
  }

  dispose() {}
}

/**
 * Makes a validator. `worker: false` runs it in this thread; `workerUrl` names the worker's script where a bundler moved it.
 * @type {typeof import("./gouji.js").createValidator}
 */
export async function createValidator({ worker = true, workerUrl } = {}) {
  const engine = worker ? new WorkerEngine(workerUrl) : new LocalEngine();
  let disposed = false;
  const run = /** @type {Run} */ async (operation, args) => {
    if (disposed) throw new GoujiError({ code: "disposed", message: "the validator was disposed" });
    return engine.run(operation, args);
  };
  /** @type {Validator} */
  const validator = {
    async check(input, options = {}) {
      return run("check", [await toInput(input), named(await toOptions(options), input)]);
    },
    compare(previous, input, options = {}) {
      return validator.check(input, { ...options, previous });
    },
    async rollup(parent, units, options = {}) {
      return run("rollup", [await toInput(parent), await toUnits(units), named(options, parent)]);
    },
    async exportRollup(parent, units, shape, options = {}) {
      return run("exportRollup", [await toInput(parent), await toUnits(units), shape, named(options, parent)]);
    },
    arrange: (list) => run("arrange", [list]),
    async text(input, { lang } = {}) {
      return run("text", [await toInput(input), { lang }]);
    },
    // The shape says which of its two kinds of answer it gives.
    export: /** @type {Validator["export"]} */ (async (/** @type {(Exported | Unread)[]} */ documents, /** @type {string} */ shape, /** @type {{ lang?: string }} */ { lang } = {}) => {
      /** @type {(given: Partial<Exported & Unread>) => Promise<RawItem>} */
      const item = async ({ input, options = {}, aside = [], name, error }) => error
        ? { name, options: { lang }, error: { code: String(error.code), message: String(error.message) } }
        : { input: await toInput(input), options: { ...(await toOptions(options)), lang }, aside };
      const items = await Promise.all(documents.map(item));
      return run("export", [items, shape]);
    }),
    async corrected(file, text, { lang } = {}) {
      const bytes = await toInput(file);
      if (!ArrayBuffer.isView(bytes)) throw new GoujiError({ code: "call", message: "corrected() takes the bytes of a file" });
      return run("corrected", [bytes, String(text), { lang }]);
    },
    forms: () => run("forms", []),
    rules: (...args) => run("rules", args),
    dispose() {
      disposed = true;
      engine.dispose();
    },
  };
  return validator;
}
