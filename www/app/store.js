// The documents at hand and what was done to them. Everything a user does goes through here as a command, and can be taken back.
import { isBlank } from "./documents.js";
import { difference, flat, History, listedBy } from "./history.js";
/** @import { Command, Doc, Edit, Kept } from "../types/app.js" */

export class Store {
  /** Every document that is listed, or that taking something back would list again, by id. */
  #known = /** @type {Map<number, Doc>} */ (new Map());
  #ids = /** @type {number[]} */ ([]);
  /** The id of the document shown, or null; ids count from 1. */
  #at = /** @type {number | null} */ (null);
  history = new History();

  /** Starts with what was kept; empty without. */
  constructor(/** @type {Partial<Kept> | null} */ kept = null) {
    this.restore(kept);
  }

  /** Has again what was kept. */
  restore(/** @type {Partial<Kept> | null} */ kept) {
    this.history = new History(kept ?? {});
    for (const doc of kept?.documents ?? []) this.#known.set(doc.id, doc);
    this.#ids = (kept?.ids ?? []).filter((id) => this.#known.has(id));
    this.#at = this.#ids.find((id) => id === kept?.at) ?? this.#ids[0] ?? null;
  }

  /** Whether nothing is open: no document, or blank ones alone. */
  get isBlank() {
    return this.documents.every(isBlank);
  }

  get documents() {
    return this.#have(this.#ids);
  }

  /** The documents with these ids. */
  #have(/** @type {number[]} */ ids) {
    return ids.map((id) => this.#known.get(id)).filter((doc) => doc !== undefined);
  }

  /** The document shown, or null. */
  get current() {
    return this.#known.get(this.#at ?? 0) ?? null;
  }

  /**
   * What has to be written down to have all of this again. What nothing leads back to is forgotten.
   * @returns {Kept}
   */
  get state() {
    const { done, undone } = this.history;
    const known = new Set([...this.#ids, ...listedBy(done), ...listedBy(undone)]);
    for (const id of this.#known.keys()) if (!known.has(id)) this.#known.delete(id);
    const { kept } = this.history;
    const needed = new Set([...this.#ids, ...listedBy(kept.done), ...listedBy(kept.undone)]);
    return { documents: this.#have([...needed]), ids: this.#ids, at: this.#at, ...kept };
  }

  /** Shows a document of the list; that is no command. */
  show(/** @type {Doc} */ doc) {
    this.#at = doc.id;
  }

  /** Puts documents at the end of the list and shows the first of them. A blank one that was shown gives its place. */
  add(/** @type {Doc[]} */ documents) {
    const blank = this.current && isBlank(this.current) ? this.#at : null;
    this.#do(this.#listing(documents, [...this.#ids.filter((id) => id !== blank), ...documents.map((d) => d.id)], documents[0].id));
  }

  /** Takes documents off the list; without any, all of them. */
  remove(documents = this.documents) {
    const gone = new Set(documents.map((d) => d.id));
    const ids = this.#ids.filter((id) => !gone.has(id));
    const at = this.#ids.findIndex((id) => id === this.#at);
    const before = this.#ids.slice(0, at).filter((id) => !gone.has(id));
    this.#do(this.#listing([], ids, gone.has(this.#at ?? 0) ? (before[before.length - 1] ?? ids[0] ?? null) : this.#at));
  }

  /**
   * Lists documents behind the one they came with, as if they had come with it from the start: taking that back takes them too.
   * @param {Doc} doc
   * @param {Doc[]} documents
   */
  accompany(doc, documents) {
    for (const one of documents) this.#known.set(one.id, one);
    const beside = (/** @type {number[]} */ ids) => ids.flatMap((id) => (id === doc.id ? [id, ...documents.map((d) => d.id)] : [id]));
    this.#ids = beside(this.#ids);
    for (const command of flat([...this.history.done, ...this.history.undone])) if (command.kind === "list") for (const list of [command.before, command.after]) list.ids = beside(list.ids);
  }

  /**
   * Cuts a document down to `text` and lists documents of the rest behind it, as one command.
   * @param {Doc} doc
   * @param {string} text
   * @param {Doc[]} documents
   */
  divide(doc, text, documents) {
    const ids = this.#ids.flatMap((id) => (id === doc.id ? [id, ...documents.map((d) => d.id)] : [id]));
    this.#do({ kind: "many", commands: [this.#editing(doc, text, false), this.#listing(documents, ids, doc.id)] });
  }

  /**
   * Another text in the place of a document's; `typed` where it comes from the keyboard. Gives the stretch that changed.
   * @param {Doc} doc
   * @param {string} text
   */
  edit(doc, text, typed = false) {
    const command = this.#editing(doc, text, typed);
    if (command.removed || command.inserted) this.#do(command);
    return command;
  }

  /**
   * Sets findings aside for a reason, or with null takes that back, as one command.
   * @param {Doc} doc
   * @param {string[]} findings
   * @param {string | null} reason
   */
  setAside(doc, findings, reason) {
    this.setAsideIn([[doc, findings]], reason);
  }

  /**
   * The same in several documents: pairs of a document and its findings.
   * @param {[doc: Doc, findings: string[]][]} pairs
   * @param {string | null} reason
   */
  setAsideIn(pairs, reason) {
    const at = this.#at;
    /** @type {Command[]} */
    const commands = pairs.flatMap(([doc, findings]) => findings.map((finding) => ({ kind: "aside", id: doc.id, finding, before: doc.aside.get(finding) ?? null, after: reason })));
    if (!commands.length) return;
    this.#do(commands.length === 1 ? commands[0] : { kind: "many", commands });
    if (pairs.length > 1) this.#at = at;
  }

  /** Says which document is last year's report of another: its id, 0 for none, null for what is told by themselves. */
  pair(/** @type {Doc} */ doc, /** @type {number | null} */ last) {
    const at = this.#at;
    this.#do({ kind: "last", id: doc.id, before: doc.last, after: last });
    this.#at = at;
  }

  /** Turns the last command back and gives it; undefined where there is none. */
  undo() {
    return this.#step(this.history.undo(), false);
  }

  /** Does again what was turned back last and gives it; undefined where there is none. */
  redo() {
    return this.#step(this.history.redo(), true);
  }

  /** What is open again may be written down again, and the way that led to it. */
  #step(/** @type {Command | undefined} */ command, /** @type {boolean} */ forward) {
    if (command) this.#apply(command, forward);
    if (!this.isBlank) this.history.open();
    return command;
  }

  /**
   * @param {Doc[]} documents new ones
   * @param {number[]} ids
   * @param {number | null} at
   * @returns {Command}
   */
  #listing(documents, ids, at) {
    for (const doc of documents) this.#known.set(doc.id, doc);
    return { kind: "list", before: { ids: this.#ids, at: this.#at }, after: { ids, at } };
  }

  /**
   * @param {Doc} doc
   * @param {string} text
   * @param {boolean} typed
   * @returns {Edit}
   */
  #editing(doc, text, typed) {
    return { kind: "edit", id: doc.id, ...difference(doc.text, text), typed, time: Date.now() };
  }

  #do(/** @type {Command} */ command) {
    this.#apply(command, true);
    this.history.add(command);
  }

  #apply(/** @type {Command} */ command, /** @type {boolean} */ forward) {
    if (command.kind === "many") {
      for (const one of forward ? command.commands : [...command.commands].reverse()) this.#apply(one, forward);
    } else if (command.kind === "list") {
      const { ids, at } = forward ? command.after : command.before;
      this.#ids = ids;
      this.#at = at;
    } else {
      const doc = this.#known.get(command.id);
      if (!doc) return;
      this.#at = doc.id;
      doc.revision += 1;
      if (command.kind === "edit") {
        const [out, put] = forward ? [command.removed, command.inserted] : [command.inserted, command.removed];
        doc.text = doc.text.slice(0, command.start) + put + doc.text.slice(command.start + out.length);
      } else if (command.kind === "last") doc.last = forward ? command.after : command.before;
      else {
        const reason = forward ? command.after : command.before;
        if (reason === null) doc.aside.delete(command.finding);
        else doc.aside.set(command.finding, reason);
      }
    }
  }
}
