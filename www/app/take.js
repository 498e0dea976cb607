// Taking it away: the lists of findings and the figures as files. A document that could not be read has its row in every list.
import { h } from "../view/dom.js";
import { shownName } from "../view/names.js";
import { errorText, inputOf, isBlank } from "./documents.js";
import { optionsOf } from "./examine.js";

const SHAPES = {
  html: ["html", "text/html"], markdown: ["md", "text/markdown"], csv: ["csv", "text/csv"], sarif: ["sarif", "application/sarif+json"],
  json: ["json", "application/json"], corrected: ["html", "text/html"], docx: ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"], session: ["gouji.json", "application/json"], figures: ["csv", "text/csv"], workbook: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], xlsx: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
};
/** The shapes that hold one document alone: they need its report. */
const ALONE = ["figures", "xlsx", "corrected", "docx"];

/** Whether a document came as a Word file that is at hand. */
const isWord = (doc) => doc?.origin?.input instanceof Uint8Array && /\.docx$/i.test(doc.name ?? "");

/** Whether there is anything to take away in this shape. A document that could not be read has its row in every list. */
const canTake = (shape, documents, current) => (shape === "docx" && !isWord(current) ? false : ALONE.includes(shape) ? Boolean(current?.report) : documents.some((d) => d.report || (d.error && shape !== "session")));

/** Lists the shapes in which something can be taken away. */
export function offer(details, { documents, current }, words, take) {
  const button = (shape) => h("button", { type: "button", "data-shape": shape, onclick: () => {
    details.open = false;
    details.querySelector("summary").focus();
    take(shape);
  } }, words.takeAs[shape]);
  details.querySelector(".sheet").replaceChildren(...Object.keys(words.takeAs).filter((shape) => canTake(shape, documents, current)).map(button));
}

/** Makes a file of `shape` from the documents, checked or unreadable, and hands it to the browser. */
export async function takeAway(validator, shape, { documents, current }, lang, words, formOf) {
  const chosen = ALONE.includes(shape) ? [current] : documents.filter((d) => !isBlank(d));
  const [extension, type] = SHAPES[shape];
  const rows = chosen.map((doc) => (doc.error ? unread(doc, words, lang) : doc));
  const body = shape === "docx" ? await validator.corrected(current.origin.input, current.text, { lang }) : shape === "json" ? json(rows) : shape === "corrected" ? (await import("./corrected.js")).corrected(current, formOf) : shape === "session" ? (await import("./session.js")).saved({ documents }) : await validator.export(rows.map((doc) => item(doc, lang)), shape, { lang });
  const [only] = chosen.length === 1 ? chosen : [];
  const base = shownName(only?.name ?? only?.report?.document.title ?? "").replace(/\.[a-z]{2,5}$/i, "").replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60);
  save(new Blob([body], { type: `${type};charset=utf-8` }), `${[base, words.takeNames[shape]].filter(Boolean).join("-")}.${extension}`);
}

const unread = (doc, words, lang) => ({ name: doc.name ?? words.unnamed, error: { code: doc.error.code, message: errorText(doc.error, words, lang) } });

const item = (doc, lang) => (doc.error ? doc : { input: inputOf(doc), options: optionsOf(doc, lang) });

function json(rows) {
  const all = rows.map((doc) => (doc.error ? { document: { name: doc.name }, error: doc.error } : doc.report));
  return JSON.stringify(all.length === 1 ? all[0] : all, null, 2);
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
