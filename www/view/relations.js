// The relations a cell takes part in, each as a sum in the figures of the report.

/** Figures have at most a few decimals: sums are taken in whole ten-thousandths, so that 0.1 + 0.2 is 0.3. */
const SCALE = 10000;
const add = (terms) => Math.round(terms.reduce((sum, [sign, value]) => sum + sign * Math.round(value * SCALE), 0)) / SCALE;

/**
 * For each relation of `table` with the cell `index`: { rule, text, state } with state "held", "broken" or "unknown".
 */
export function relationsOf(form, table, index, findings) {
  return form.relations.filter((r) => r.terms.some(([, cell]) => cell === index)).map((relation) => {
    const cells = relation.terms.map(([sign, cell], i) => ({ sign: i < relation.left ? sign : -sign, cell: table.cells[cell] }));
    const addresses = cells.map(({ cell }) => cell.address).join();
    const finding = findings.find((f) => f.rule === relation.rule && f.cells.join() === addresses);
    const unread = cells.some(({ cell }) => cell.state === "doubtful" || cell.state === "missing");
    const side = (part) => {
      const terms = part.map(({ sign, cell }) => [sign, cell.value ?? 0]);
      const shown = terms.filter(([, value]) => value !== 0).map(([sign, value], i) => `${sign < 0 ? "− " : i ? "+ " : ""}${value}`);
      return { text: shown.length > 1 ? `${shown.join(" ")} = ${add(terms)}` : `${add(terms)}`, sum: add(terms) };
    };
    const left = side(cells.slice(0, relation.left)), right = side(cells.slice(relation.left));
    const holds = relation.op === "=" ? left.sum === right.sum : left.sum >= right.sum;
    const state = finding ? "broken" : unread || !holds ? "unknown" : "held";
    const sign = relation.op === "=" ? (holds ? "=" : "≠") : holds ? "≥" : "<";
    return { rule: relation.rule, text: `${left.text} ${sign} ${right.text}`, state };
  });
}
