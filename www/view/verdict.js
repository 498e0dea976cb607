// How a verdict looks. Its words come from the report: nothing is counted or decided here.

const KINDS = { holds: "good", "holds-part": "good", contradicts: "bad", incomplete: "bad", suspect: "part", unlike: "part", unchecked: "part" };
const SIGNS = { good: "✓", bad: "✗", part: "!" };

/** A report's verdict as { kind, sign, text }. A state not known here never looks like a pass. */
export function verdictOf({ verdict }) {
  const kind = KINDS[verdict.state] ?? "part";
  return { kind, sign: SIGNS[kind], text: verdict.text };
}
