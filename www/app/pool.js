// One worker for what is shown, and more of them while many reports come, so that two hundred files take what their checks take.
import { createValidator } from "../gouji.js";
/** @import { Validator } from "../gouji.js" */

/** More than this a page does not start: each has the whole checker in memory. */
const WORKERS = Math.max(1, Math.min(4, navigator.hardwareConcurrency || 2));

/**
 * Runs `task(validator, item)` for each item, two at a time for each worker; `validator` is the page's own, which is one of them.
 * @template T
 * @param {T[]} items
 * @param {Validator} validator
 * @param {Parameters<typeof createValidator>[0]} options of the further workers
 * @param {(validator: Validator, item: T) => Promise<unknown>} task
 */
export async function forEach(items, validator, options, task) {
  const waiting = [...items];
  /** @type {Validator[]} */
  const extra = [];
  const run = async (/** @type {Validator} */ one) => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await task(one, item);
  };
  /** While a worker's answer is taken, the next is asked for already: none of them waits for the page. */
  const both = (/** @type {Validator} */ one) => Promise.all([run(one), run(one)]);
  const more = async () => {
    const one = await createValidator(options);
    extra.push(one);
    await both(one);
  };
  const count = Math.min(WORKERS, Math.ceil(items.length / 4));
  await Promise.all([both(validator), ...Array.from({ length: Math.max(0, count - 1) }, more)]);
  for (const one of extra) one.dispose();
}
