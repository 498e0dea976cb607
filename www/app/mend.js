// What is done to the report shown beside writing in it: figures put in, rules not looked at, reports taken apart, and steps taken back and done again.
import { hasText } from "./documents.js";
import { isCurrent } from "./examine.js";
import { further } from "./further.js";
/** @import { Finding, Place } from "../gouji.js" */
/** @import { Command, Doc, Edit } from "../types/app.js" */
/** @import { Mended } from "../types/view.js" */
/** @import { Whole } from "./standing.js" */

/** Makes the actions. */
export function mender(/** @type {Whole} */ { store, source, paper, words, lang, say, check, changed, margin, result, intake }) {
  const offer = () => ({ label: words().undo, act: undo });

  /**
   * Puts values in their places of the text, and checks.
   * @param {Doc} doc
   * @param {{ place: Place, value: string }[]} places
   */
  async function putIn(doc, places) {
    let edited = doc.text;
    for (const { place, value } of places.sort((a, b) => b.place.start - a.place.start)) edited = edited.slice(0, place.start) + value + edited.slice(place.end);
    store.edit(doc, edited);
    say("");
    await check();
  }

  /** Puts figures into the report where their cells stand. The cells are those of the text as it is now. */
  async function change(/** @type {Mended[]} */ cells) {
    const doc = store.current;
    if (!doc) return;
    if (!isCurrent(doc, lang())) await check();
    const places = cells.flatMap(({ address, suggested }) => {
      const place = margin().cellAt(address)?.place;
      return place ? [{ place, value: String(suggested ?? "") }] : [];
    });
    if (doc !== store.current || places.length < cells.length) return;
    await putIn(doc, places);
  }

  /** Puts the one replacement in that mends a finding. */
  async function replace(/** @type {NonNullable<Finding["fix"]>} */ { place, text }) {
    const doc = store.current;
    if (doc && doc.reported === doc.text) await putIn(doc, [{ place, value: text }]);
  }

  /** Sets every finding of a rule aside, in the document shown alone or in all of them, as one step. */
  async function ignoreRule(/** @type {string} */ rule, here = false) {
    const documents = store.documents.filter((doc) => !here || doc === store.current);
    const found = documents.map((doc) => /** @type {[Doc, string[]]} */ ([doc, (doc.report?.findings ?? []).filter((f) => f.rule === rule && f.aside === null).map((f) => f.id)]));
    store.setAsideIn(found.filter(([, ids]) => ids.length), words().ignoredRule);
    say(words().ignored, offer());
    for (const doc of documents) if (hasText(doc) && !isCurrent(doc, lang())) await intake().check(doc);
    changed();
  }

  /** Makes documents of the further reports in the text shown. */
  async function divide() {
    const doc = store.current;
    if (!doc) return;
    const { text, documents, apart } = further(doc);
    doc.apart = apart;
    store.divide(doc, text, documents);
    say(words().divided(documents.length + 1));
    await check();
    for (const one of documents) await intake().check(one);
  }

  /**
   * Shows what a step back or forth has changed; `inserted` gives the words that an edit has put in.
   * @param {Command | undefined} command
   * @param {(edit: Edit) => string} inserted
   */
  function stepped(command, inserted) {
    if (!command) return;
    result().typed();
    say("");
    const doc = store.current;
    if (!doc || doc.waiting || isCurrent(doc, lang())) changed();
    else check();
    // A step may have been one of several documents.
    for (const one of store.documents) if (one !== doc && one.report && !isCurrent(one, lang())) intake().check(one);
    if (command.kind !== "edit") return;
    source.point(command.start + inserted(command).length);
    if (paper.mode !== "edit") paper.glance(command.start);
  }

  const undo = () => stepped(store.undo(), (edit) => edit.removed);
  const redo = () => stepped(store.redo(), (edit) => edit.inserted);
  return { change, replace, ignoreRule, divide, undo, redo };
}
