// The verdict in one line. In: a report, the findings that were not set aside, and how many were. Out: { kind, sign, text }.

export function verdictOf({ summary }, findings, aside, words) {
  const { held, broken, not_checked } = summary.relations;
  const count = (severity) => findings.filter((f) => f.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  // What was set aside, or could not be checked, never looks like a pass.
  const whole = held > 0 && !not_checked && !broken;
  const kind = errors ? "bad" : whole ? "good" : "part";
  const parts = [errors ? words.broken(errors) : held ? (whole ? words.allHold(held) : words.someHold(held)) : words.nothing];
  if (not_checked) parts.push(words.unchecked(not_checked));
  if (warnings) parts.push(words.warnings(warnings));
  if (aside) parts.push(words.asideCount(aside));
  return { kind, sign: { bad: "✗", good: "✓", part: "!" }[kind], text: parts.join(words.separator) };
}
