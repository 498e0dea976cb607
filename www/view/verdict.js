// How a verdict looks. Its words come from the report: nothing is counted or decided here.
/** @import { Report, VerdictState } from "../gouji.js" */
/** @import { Look } from "../types/view.js" */

/** @type {Record<VerdictState, "good" | "bad" | "part">} */
const KINDS = { holds: "good", "holds-part": "good", contradicts: "bad", incomplete: "bad", suspect: "part", unlike: "part", unchecked: "part" };
const SIGNS = { good: "✓", bad: "✗", part: "!" };

/**
 * A report's verdict as { kind, sign, text }. A state not known here never looks like a pass.
 * @param {Report} report
 * @returns {Look}
 */
export function verdictOf({ verdict }) {
  const kind = KINDS[verdict.state] ?? "part";
  return { kind, sign: SIGNS[kind], text: verdict.text };
}
