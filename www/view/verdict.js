// How a verdict looks. Its sentence comes from the report, which counts errors and doubts alone; how many notes have cards of their own is added.
/** @import { Report, VerdictState } from "../gouji.js" */
/** @import { Look, OwnWords } from "../types/view.js" */

/** @type {VerdictState[]} */
const GOOD = ["holds", "holds-part"];
const SIGNS = { good: "✓", bad: "✗", part: "!" };

/**
 * A report's verdict as { kind, sign, text }: bad where there is an error among its problems. A state not known here never looks like a pass.
 * @param {Report} report
 * @param {OwnWords} words
 * @returns {Look}
 */
export function verdictOf({ verdict: { state, facts, text }, findings, diagnoses }, words) {
  const kind = GOOD.includes(state) ? "good" : facts.errors && state !== "unlike" ? "bad" : "part";
  const told = new Set(diagnoses.flatMap(({ explains, mends }) => [...explains, ...mends]));
  const notes = findings.filter(({ id, severity, aside }) => severity === "note" && aside === null && !told.has(id)).length;
  return { kind, sign: SIGNS[kind], text: notes ? text + words.andNotes(notes) : text };
}
