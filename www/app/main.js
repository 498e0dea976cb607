// The working page: what is pasted, dropped or typed becomes a document of the list, is checked, and its report is shown; every step can be taken back.
import { ENDINGS } from "../formats.js";
import { createValidator } from "../gouji.js";
import { $, all, within } from "../view/dom.js";
import { learn, STRINGS } from "../view/strings.js";
import { hasText, isBlank, newDocument } from "./documents.js";
import { Example } from "./example.js";
import { examine, isCurrent } from "./examine.js";
import { Intake } from "./intake.js";
import { hasKept, keepText } from "./kept.js";
import { Margin } from "./margin.js";
import { Paper } from "./paper.js";
import { Result } from "./result.js";
import { speaker } from "./say.js";
import { isSet } from "./settings.js";
import { SHOWN, Source } from "./source.js";
import { Store } from "./store.js";
import { wanted } from "./wanted.js";
import { listen } from "./wires.js";
/** @import { Form, Rule, TableReport, Validator } from "../gouji.js" */
/** @import { Doc } from "../types/app.js" */
/** @import { FirstWords, FormOf, Lang } from "../types/view.js" */

/** After so many milliseconds an old verdict no longer stands for a text that was changed. */
const PATIENCE = 250;
/** A text of more characters than this that comes at once into an empty area was not typed. */
const WHOLE = 60;
/** What goes on behind the document shown is drawn and written down once in so many milliseconds. */
const BEHIND = 100;

/** @type {{ lang: Lang, forms: Form[], rules: Rule[], stale: boolean }} */
const state = { lang: "zh", forms: [], rules: [], stale: false };
const store = new Store();
const source = new Source($("text"), $("marks"), within(document, ".backdrop"));
const say = speaker($("said"));
/** The words: those of index.html are put in by `speak`, before anything is shown. */
const words = () => /** @type {FirstWords} */ (STRINGS[state.lang]);
const lang = () => state.lang;
/** @type {Validator} */
let validator;
/** @type {Intake} */
let intake;
/** @type {number | undefined} */
let slow;
/** @type {number | null} */
let pending = null;

/** @type {Promise<typeof import("./shelf.js")> | null} */
let shelf = null;
/** What survives a reload: brought where something was kept, else when something has changed for the first time. */
const bringShelf = () => (shelf ??= import("./shelf.js"));
const rules = () => state.rules;
const formOf = /** @type {FormOf} */ ((/** @type {TableReport} */ { form, id }, /** @type {boolean | undefined} */ whole) => {
  const known = state.forms.find((one) => one.id === form);
  return whole ? known : known?.tables.find((table) => table.id === id);
});
const setAside = (/** @type {string[]} */ ids, /** @type {string | null} */ reason) => {
  if (store.current) store.setAside(store.current, ids, reason);
  return check();
};
const paper = new Paper({ source, words, formOf, copyTable: (table) => more.copyTable(table), changed: () => margin?.layout(), turned: () => result.turned(state.stale) });
const more = wanted({ store, source, paper, words, lang, say, formOf, rules, check, changed, open, remove, showList, margin: () => margin, result: () => result, intake: () => intake, validator: () => validator });
const margin = new Margin({ paper, source, words, rules, formOf, setAside, openLast: () => store.current?.beside && open(store.current.beside), ...more });
const result = new Result({ paper, margin, words, lang, rules, setAside, divide: more.divide, documents: () => store.documents });
const example = new Example($("example"), { words, rules, formOf, wanted: () => store.isBlank });
/** @type {Lang | null} */
let exemplified = null;

/** Shows the list, the document, and what is known of it. */
function show() {
  const doc = store.current;
  if (!doc?.report || isCurrent(doc, state.lang)) state.stale = false;
  $("long").hidden = !doc || doc.text.length <= SHOWN;
  $("long").textContent = words().long(SHOWN);
  $("text").placeholder = doc?.error && !hasText(doc) ? words().unreadText : words().paste;
  result.show(doc, state.stale);
  showList();
  showExample();
}

/** The worked example stands on the first screen, and nowhere else. */
function showExample() {
  const wanted = store.isBlank ? state.lang : null;
  if (wanted === exemplified || !state.forms.length) return;
  exemplified = wanted;
  if (wanted) example.show(validator, wanted);
  else example.hide();
}

function showList() {
  const { documents, current, history } = store;
  $("clear-all").hidden = documents.length < 2;
  $("changes").hidden = !current?.report || (current.first === current.text && !current.aside.size);
  $("undo").hidden = $("redo").hidden = !history.done.length && !history.undone.length;
  $("undo").disabled = !history.done.length;
  $("redo").disabled = !history.undone.length;
  more.showBoard();
}

/** Writes down what survives a reload, and says what would not. */
async function remember() {
  // Once nothing is open, nothing is kept: what was cleared can be had back until the page is left, and is in no storage.
  if (store.isBlank) store.history.seal();
  if (!shelf) {
    if (store.current?.text) keepText(store.current, state.lang);
    // Before the first verdict nothing is fetched but what it needs.
    const early = store.isBlank ? !hasKept() : !store.documents.some((doc) => doc.report || doc.error);
    if (early && state.lang === "zh" && !isSet()) return;
  }
  const known = await bringShelf().catch(() => (shelf = null));
  const lost = known ? await known.keep(store.isBlank ? { documents: [], ids: [], at: null, done: [], undone: [] } : store.state, state.lang) : "all";
  if (lost === null) return;
  $("kept").hidden = !lost;
  $("kept").textContent = lost ? words().lost[lost] : "";
}

/**
 * Something has changed: what is shown is drawn at once, the list behind it and what survives a reload soon.
 * @param {Doc} [doc]
 */
function changed(doc) {
  if (!doc || doc === store.current) show();
  if (doc?.report || doc?.error) more.settle();
  pending ??= setTimeout(() => {
    pending = null;
    showList();
    result.showTake(state.stale);
    setTimeout(remember);
  }, BEHIND);
}

/** Checks a document: what is shown now, or another that was just changed. If that takes its time, the old verdict does not stand meanwhile. */
async function check(/** @type {Doc | null} */ doc = store.current) {
  changed();
  if (doc) await examined(doc);
}

async function examined(/** @type {Doc} */ doc) {
  clearTimeout(slow);
  slow = setTimeout(() => {
    state.stale = doc === store.current && Boolean(doc.report) && !isCurrent(doc, state.lang);
    if (state.stale) show();
  }, PATIENCE);
  await intake.check(doc);
}

/** Shows a document of the list. */
async function open(/** @type {Doc} */ doc) {
  store.show(doc);
  state.stale = false;
  changed();
  if (!doc.waiting && !isCurrent(doc, state.lang)) await check();
}

function remove(/** @type {Doc[]} */ ...documents) {
  store.remove(documents.length ? documents : store.documents);
  say(words().cleared, { label: words().undo, act: more.undo });
  changed();
}

/** What was typed, cut or put into the text by hand; gives the document it is in. Who begins to write goes on writing; what came whole is read. */
function typed(/** @type {boolean} */ byKey) {
  const doc = store.current;
  say("");
  if (!doc || isBlank(doc)) paper.want(source.text.length > WHOLE ? "read" : "edit");
  if (doc && (hasText(doc) || !doc.error)) {
    doc.fresh ||= isBlank(doc);
    source.shift(store.edit(doc, source.text, byKey));
  } else {
    store.add([newDocument({ text: source.text, first: source.text.length > WHOLE ? source.text : null, fresh: true })]);
    changed();
  }
  showList();
  return store.current;
}

async function takeSample(/** @type {string} */ name) {
  let text = globalThis.goujiSamples?.[name];
  try {
    text ??= await (await fetch(`sample/${name}`)).text();
  } catch {
    return say(words().notFetched);
  }
  return intake.take(text);
}

/** The page's own words in Chinese are those of index.html. */
function speak() {
  // A test holds the names in index.html to the words there are.
  /** @type {[Partial<Record<string, unknown>>, Partial<Record<string, unknown>>]} */
  const [own, said] = [STRINGS.zh, words()];
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  for (const element of all(document, "[data-text], [data-label]")) {
    const { text, label } = element.dataset;
    if (text) element.textContent = String((own[text] ??= element.textContent, said[text]));
    if (label) element.setAttribute("aria-label", String((own[label] ??= element.getAttribute("aria-label"), said[label])));
  }
  $("language").textContent = state.lang === "zh" ? "English" : "中文";
  $("language").lang = state.lang === "zh" ? "en" : "zh-CN";
}

async function switchLanguage() {
  const lang = state.lang === "zh" ? "en" : "zh";
  try {
    await learn(lang);
  } catch {
    return say(words().notFetched);
  }
  state.lang = lang;
  state.rules = await validator.rules({ lang });
  speak();
  if (isSet()) await more.showStanding();
  // What is shown is drawn once, when its report has come in the other language.
  if (store.current) await examined(store.current);
  for (const doc of store.documents) if (doc.report && !isCurrent(doc, state.lang)) await examine(validator, doc, state.lang);
  return changed();
}

/** What was kept is checked again; from then on nothing is asked for. */
async function start() {
  // A page that is one file brings its worker along.
  const workers = { workerUrl: globalThis.goujiWorkerUrl };
  validator = await createValidator(workers);
  intake = new Intake({ store, validator, workers, words, lang, say, changed, takeProfile: more.takeProfile });
  const before = hasKept() ? await bringShelf().then(({ kept }) => kept(), () => (shelf = null)) : null;
  store.restore(before);
  state.lang = before?.lang === "en" ? "en" : "zh";
  // What is shown of files and of what was done needs more words than the first verdict.
  await learn(state.lang, Boolean(before)).catch(() => (state.lang = "zh"));
  $("file").accept = [...ENDINGS, "json", "toml"].map((ending) => `.${ending}`).join();
  speak();
  show();
  listen({ intake, source, paper, margin, typed, check, takeSample, switchLanguage, remove, remember, ...more, current: () => store.current });
  [state.forms, state.rules] = await Promise.all([validator.forms(), validator.rules({ lang: state.lang })]).catch(() => [[], []]);
  if (isSet()) await more.showStanding();
  for (const doc of store.documents) if (hasText(doc)) await intake.check(doc);
  show();
  document.documentElement.dataset.ready = "true";
}

start();
