// How a verdict looks. Its words and its counts come from the report: nothing is counted or decided here.
/** @import { Report, VerdictState } from "../gouji.js" */
/** @import { Look } from "../types/view.js" */

/** @type {VerdictState[]} */
const GOOD = ["holds", "holds-part"];
const SIGNS = { good: "✓", bad: "✗", part: "!" };

/**
 * A report's verdict as { kind, sign, text }: bad where there is an error among its problems. A state not known here never looks like a pass.
 * @param {Report} report
 * @returns {Look}
 */
export function verdictOf({ verdict: { state, facts, text } }) {
  const kind = GOOD.includes(state) ? "good" : facts.errors && state !== "unlike" ? "bad" : "part";
  return { kind, sign: SIGNS[kind], text };
}
