// What comes: a text, a rich paste, files, folders. Each becomes a document of its own; nothing that is there is overwritten.
import { learn } from "../view/strings.js";
import { asLines, hasText, newDocument } from "./documents.js";
import { examine, examineInput, furtherReports, optionsOf, stampOf } from "./examine.js";
/** @import { Validator } from "../gouji.js" */
/** @import { Doc, Held, Page as Common } from "../types/app.js" */

/** @typedef {{ entries?: (FileSystemEntry | File)[], files?: File[], folder?: File[] }} Coming What was dropped, files that were chosen, or a folder that was. */
/**
 * @typedef {Pick<Common, "store" | "words" | "lang" | "say" | "changed"> & { validator: Validator, workers: { workerUrl?: string }, takeProfile: (file: File) => unknown }} Page
 *   `workers` are the options of further validators; `changed` is called whenever a document or the list has changed.
 */

/** The entries of a drop; they have to be taken while its event lasts. */
function entriesOf(/** @type {DataTransfer} */ transfer) {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter((entry) => entry !== null);
  return entries.length ? entries : [...transfer.files];
}

export class Intake {
  #page;

  constructor(/** @type {Page} */ page) {
    this.#page = page;
  }

  /** Takes a text or a rich paste. */
  async take(/** @type {Held} */ input) {
    if (typeof input === "string") return this.check(this.list([newDocument({ text: asLines(input), first: asLines(input), fresh: true })])[0]);
    const [doc] = this.list([newDocument({ waiting: true, fresh: true })]);
    await this.fill(doc, input);
  }

  /** Takes what was dropped, or what is `pasted`; gives false where there is nothing of use. Files are asked for at once, while the event lasts. */
  takeTransfer(/** @type {DataTransfer} */ transfer, pasted = false) {
    const entries = entriesOf(transfer);
    const [html, text] = ["text/html", "text/plain"].map((type) => transfer.getData(type));
    // Word and Excel put a picture of the text on the clipboard beside it: the text is meant.
    if (entries.length && !(pasted && text.trim())) this.takeFiles({ entries });
    else if (/<table/i.test(html) || (html.trim() && !text.trim())) this.take({ html, text });
    else if (text.trim()) this.take(text);
    else return false;
    return true;
  }

  /** Takes files. */
  async takeFiles(/** @type {Coming} */ coming) {
    const { words, say, lang } = this.#page;
    const come = Promise.all([import("./files.js"), learn(lang(), true)]);
    const [files] = await come.catch(() => [null, say(words().notFetched)]);
    return files?.collect(coming, this, this.#page);
  }

  /** Takes the file of a profile. */
  takeProfile(/** @type {File} */ file) {
    return this.#page.takeProfile(file);
  }

  /** Checks a document; of one that was just taken in the further reports are listed too. */
  async check(/** @type {Doc} */ doc) {
    if (doc.waiting) return;
    await examine(this.#page.validator, doc, this.#page.lang());
    await this.#part(doc);
  }

  /** Lists documents behind what is there. */
  list(/** @type {Doc[]} */ documents) {
    const { store, say, words, changed } = this.#page;
    store.add(documents);
    say(store.documents.length > documents.length ? words().added : "");
    changed();
    return documents;
  }

  /**
   * Checks an input and shows its text. A text area turns every line end into "\n"; where that changes nothing, the input itself stays what is checked.
   * @param {Doc} doc
   * @param {Held} input
   */
  async fill(doc, input, validator = this.#page.validator) {
    const { lang } = this.#page;
    const language = lang();
    const { report, error } = await examineInput(validator, input, optionsOf(doc, language));
    if (error) return this.done(doc, { error });
    const text = await validator.text(input, { lang: language }).catch(() => "");
    const same = asLines(text) === text;
    this.done(doc, { text: asLines(text), first: asLines(text), origin: same ? { input, text } : null });
    if (same && hasText(doc)) Object.assign(doc, { report, checked: stampOf(doc, language), reported: doc.text });
    else await examine(validator, doc, language);
    return this.#part(doc);
  }

  /**
   * What was waited for is known: a text, or why there is none.
   * @param {Doc} doc
   * @param {Partial<Doc>} found
   */
  done(doc, found) {
    Object.assign(doc, { waiting: false, ...found, revision: doc.revision + 1 });
    this.#page.changed(doc);
  }

  /** Lists the further reports of what just came as documents of their own. */
  async #part(/** @type {Doc} */ doc) {
    const { store, validator, lang, say, words, changed } = this.#page;
    const count = furtherReports(doc);
    const fresh = doc.fresh;
    doc.fresh = false;
    // Where it cannot be fetched, what is shown says that there are more, and offers this again.
    const divide = count && fresh ? await import("./further.js").catch(() => null) : null;
    if (divide) {
      const { text, documents, apart } = divide.further(doc);
      Object.assign(doc, { apart, revision: doc.revision + 1, text, first: text });
      store.accompany(doc, documents);
      say(words().divided(count + 1));
      for (const one of [doc, ...documents]) await examine(validator, one, lang());
    }
    changed(doc);
  }
}
