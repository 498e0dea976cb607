// What comes: a text, a rich paste, files, folders. Each becomes a document of its own; nothing that is there is overwritten.
import { asLines, hasText, MOST, newDocument } from "./documents.js";
import { examine, examineInput, furtherReports, further, optionsOf } from "./examine.js";
import { chosenFolder, entriesOf, walk } from "./folders.js";
import { forEach } from "./pool.js";

export class Intake {
  #page;

  /** `page` is { store, validator, workers, words, lang, say, changed }; `workers` are the options of further validators;
   * `changed(doc)` is called whenever a document or the list has changed. */
  constructor(page) {
    this.#page = page;
  }

  /** Takes a text or a rich paste. */
  async take(input) {
    if (typeof input === "string") return this.check(this.#list([newDocument({ text: asLines(input), first: asLines(input), fresh: true })])[0]);
    const [doc] = this.#list([newDocument({ waiting: true, fresh: true })]);
    await this.#fill(doc, input);
  }

  /** Takes what was dropped, or what is `pasted`; gives false where there is nothing of use. Files are asked for at once, while the event lasts. */
  takeTransfer(transfer, pasted = false) {
    const entries = entriesOf(transfer);
    const [html, text] = ["text/html", "text/plain"].map((type) => transfer.getData(type));
    // Word and Excel put a picture of the text on the clipboard beside it: the text is meant.
    if (entries.length && !(pasted && text.trim())) this.#collect(walk(entries));
    else if (/<table/i.test(html) || (html.trim() && !text.trim())) this.take({ html, text });
    else if (text.trim()) this.take(text);
    else return false;
    return true;
  }

  /** Takes files that were chosen. */
  takeFiles(files) {
    return this.#collect({ files: files.map((file) => ({ name: file.name, file })), others: new Map() });
  }

  /** Takes a folder that was chosen. */
  takeFolder(files) {
    return this.#collect(chosenFolder(files));
  }

  /** Checks a document; of one that was just taken in the further reports are listed too. */
  async check(doc) {
    if (doc.waiting) return;
    await examine(this.#page.validator, doc, this.#page.lang());
    await this.#part(doc);
  }

  async #collect(coming) {
    const { files: all, others } = await coming;
    const { words, say } = this.#page;
    const files = await this.#sessions(all);
    if (all.length && !files.length) return undefined;
    const rest = [...others].sort().map(([ending, count]) => words().ofKind(ending, count)).join(words().separator);
    if (!files.length) return say(rest ? words().nothingToRead(rest) : words().emptyFolder);
    const documents = files.map(({ name, failed }) => newDocument({ name, waiting: !failed, fresh: true, error: failed ? { code: "unreadable" } : null }));
    this.#list(documents);
    if (rest) say(words().leftOut(rest));
    const unread = documents.map((doc, i) => ({ doc, file: files[i].file })).filter(({ doc }) => doc.waiting);
    const { validator, workers } = this.#page;
    await forEach(unread, validator, workers, (one, { doc, file }) => this.#read(doc, file, one));
  }

  /** Takes the sessions out of what comes and lists their documents; gives the rest. */
  async #sessions(files) {
    const { words, say, changed } = this.#page;
    const rest = [];
    for (const one of files) {
      const text = one.file && /\.json$/i.test(one.name) && one.file.size < MOST ? await one.file.text().catch(() => null) : null;
      const documents = text === null ? null : (await import("./session.js")).opened(text);
      if (!documents) rest.push(one);
      else if (documents.length) {
        this.#list(documents);
        say(words().sessionOpened(documents.length));
        for (const doc of documents) await this.check(doc);
      }
    }
    changed();
    return rest;
  }

  #list(documents) {
    const { store, say, words, changed } = this.#page;
    store.add(documents);
    say(store.documents.length > documents.length ? words().added : "");
    changed();
    return documents;
  }

  async #read(doc, file, validator) {
    if (file.size > MOST) return this.#done(doc, { error: { code: "too-large", size: file.size } });
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return this.#done(doc, { error: { code: "unreadable" } });
    }
    return this.#fill(doc, bytes, validator);
  }

  /** Checks an input and shows its text. A text area turns every line end into "\n"; where that changes nothing, the input itself stays what is checked. */
  async #fill(doc, input, validator = this.#page.validator) {
    const { lang } = this.#page;
    const language = lang();
    const { report, error } = await examineInput(validator, input, optionsOf(doc, language));
    if (error) return this.#done(doc, { error });
    const text = await validator.text(input, { lang: language }).catch(() => "");
    const same = asLines(text) === text;
    this.#done(doc, { text: asLines(text), first: asLines(text), origin: same ? { input, text } : null });
    if (same && hasText(doc)) Object.assign(doc, { report, checked: `${doc.revision} ${language}`, reported: doc.text });
    else await examine(validator, doc, language);
    return this.#part(doc);
  }

  #done(doc, found) {
    Object.assign(doc, { waiting: false, ...found, revision: doc.revision + 1 });
    this.#page.changed(doc);
  }

  /** Lists the further reports of what just came as documents of their own. */
  async #part(doc) {
    const { store, validator, lang, say, words, changed } = this.#page;
    const count = furtherReports(doc);
    const fresh = doc.fresh;
    doc.fresh = false;
    if (count && fresh) {
      const { text, documents, apart } = further(doc);
      Object.assign(doc, { apart, revision: doc.revision + 1, text, first: text });
      store.accompany(doc, documents);
      say(words().divided(count + 1));
      for (const one of [doc, ...documents]) await examine(validator, one, lang());
    }
    changed(doc);
  }
}
