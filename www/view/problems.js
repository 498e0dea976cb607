// A report → its problems: one a root cause, in the order of the text, each with what explains it, its place, and the cells it names.
/** @import { Cell, Diagnosis, Report, Severity } from "../gouji.js" */
/** @import { Problem } from "../types/view.js" */

/** @type {Severity[]} */
export const GRAVEST = ["error", "warning", "note"];

/** The findings of a report that were not set aside. */
export const remaining = (/** @type {Report} */ report) => report.findings.filter((finding) => finding.aside === null);

/** Every cell of a report by its address. */
export const cellsOf = (/** @type {Report} */ report) => new Map(report.tables.flatMap((table) => table.cells.map((cell) => /** @type {[string, Cell]} */ ([cell.address, cell]))));

/** Diagnoses that belong together, in their order: alternatives of one number, or answers to the same findings. */
function together(/** @type {Diagnosis[]} */ diagnoses) {
  /** @type {Map<string | number, Diagnosis[]>} */
  const found = new Map();
  for (const diagnosis of diagnoses) {
    const key = diagnosis.choice === null ? diagnosis.explains.join() : diagnosis.choice;
    found.set(key, [...(found.get(key) ?? []), diagnosis]);
  }
  return [...found.values()];
}

/**
 * Gives where a problem is seen, as an offset: at its own place, but of cells that the report has not got behind the cell before them, and of words
 * within a table, which is drawn in one piece, behind its last figure.
 * @param {Report} report
 */
function seats({ tables }) {
  /** @type {Map<string, number>} */
  const gaps = new Map();
  for (const { place, cells } of tables) {
    let at = place?.start ?? -1;
    for (const cell of cells) cell.place ? (at = cell.place.start) : gaps.set(cell.address, at + 0.5);
  }
  return (/** @type {Problem} */ { place, named, several, atWords, findings: [{ cells }] }) => {
    const at = place?.start ?? -1;
    if (atWords) return tables.find((table) => table.place && table.place.start <= at && at < table.place.end)?.place?.end ?? at;
    return (several ? undefined : gaps.get([...named][0] ?? cells[0])) ?? at;
  };
}

/**
 * The problems of a report.
 * @param {Report} report
 */
export function problemsOf(report) {
  const cells = cellsOf(report);
  const open = new Map(remaining(report).map((finding) => [finding.id, finding]));
  /** @type {Problem[]} */
  const problems = [];
  const add = (/** @type {string[]} */ ids, /** @type {Diagnosis[]} */ answers) => {
    const findings = ids.map((id) => open.get(id)).filter((finding) => finding !== undefined);
    if (!findings.length) return;
    for (const { id } of findings) open.delete(id);
    const several = answers.length > 0 && answers[0].choice !== null;
    const told = (several ? answers : answers.slice(0, 1)).flatMap((answer) => answer.cells.filter((cell) => !cell.previous).map((cell) => cell.address));
    const named = new Set(told.length || findings[0].cells.length !== 1 ? told : findings[0].cells);
    // What the text says against a table is told where the text says it, unless a diagnosis names the cell.
    const atWords = Boolean(findings[0].place && (findings[0].quote || !findings[0].cells.length)) && (several || !told.length);
    const parts = new Set(findings.flatMap((finding) => finding.cells).filter((address) => !named.has(address)));
    const severity = GRAVEST.find((one) => findings.some((finding) => finding.severity === one)) ?? "note";
    const { place } = findings[0];
    // Of several answers none is the right one: the card stands where the core found the fault.
    const at = several || atWords ? place : ([...named].map((address) => cells.get(address)?.place).find(Boolean) ?? place);
    const anywhere = at ?? [...named, ...parts].map((address) => cells.get(address)?.place).find(Boolean) ?? null;
    problems.push({ id: findings[0].id, n: 0, severity, findings, answers, several, named, parts, atWords, place: anywhere });
  };
  for (const answers of together(report.diagnoses)) add([...new Set([...answers.flatMap((answer) => answer.explains), ...answers.flatMap((answer) => answer.mends)])], answers);
  for (const id of [...open.keys()]) add([id], []);
  const seat = seats(report);
  problems.sort((a, b) => seat(a) - seat(b));
  problems.forEach((problem, i) => (problem.n = i + 1));
  return problems;
}
