// Taking it away: the lists of findings and the figures as files.

const KINDS = {
  html: ["html", "text/html"], markdown: ["md", "text/markdown"], csv: ["csv", "text/csv"], sarif: ["sarif", "application/sarif+json"],
  json: ["json", "application/json"], figures: ["csv", "text/csv"], xlsx: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
};
/** The shapes that hold one document alone. */
const SINGLE = ["figures", "xlsx"];

/** Makes a file of `shape` from the documents that have a report and hands it to the browser. */
export async function takeAway(validator, shape, documents, current, lang, words) {
  const chosen = SINGLE.includes(shape) ? [current] : documents.filter((d) => d.report);
  const [extension, type] = KINDS[shape];
  const body = shape === "json" ? json(chosen) : await validator.export(chosen.map(({ name, text, input, aside }) => ({ input: input ?? text, options: { name }, aside: [...aside] })), shape, { lang });
  const base = chosen.length === 1 ? (chosen[0].name ?? chosen[0].report.document.title ?? "").replace(/\.[a-z]{2,5}$/i, "").replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60) : "";
  save(new Blob([body], { type: `${type};charset=utf-8` }), `${[base, words.takeNames[shape]].filter(Boolean).join("-")}.${extension}`);
}

const json = (documents) => JSON.stringify(documents.length === 1 ? documents[0].report : documents.map((d) => d.report), null, 2);

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
