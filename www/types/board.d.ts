// What the board and what stands behind it hand to one another.
import type { Arrangement, Rule, Validator } from "../gouji.js";
import type { Doc } from "./app.js";
import type { Say } from "./app.js";
import type { FormOf, Lang, Look, Words } from "./view.js";

/** How a document stands to last year's report. */
export interface Pairing {
  state: Arrangement["years"][number]["state"];
  /** The documents that are it, or may be. */
  reports: Doc[];
}

/** A government among the documents, with those to be added up for it. */
export interface Area {
  parent: Doc;
  units: Doc[];
  unclear: Doc[];
}

/** What the board asks of the list of documents: see store.js. */
export interface Documents {
  readonly documents: Doc[];
  pair(doc: Doc, last: number | null): void;
}

/** What the board asks of the page. */
export interface BoardPage {
  store: Documents;
  words(): Words;
  lang(): Lang;
  rules(): Rule[];
  formOf: FormOf;
  say: Say;
  validator(): Validator;
  /** Draws the list and what is shown anew; of a document that was checked. */
  changed(doc?: Doc): void;
  /** Draws the list anew. */
  showList(): void;
  open(doc: Doc): unknown;
  /** Opens a document at one of its cells. */
  openAt(doc: Doc, address: string): unknown;
  remove(doc: Doc): void;
  ignoreRule(rule: string): unknown;
}

/** How a document looks in a row; `waits`: it is still being read or checked. */
export type RowLook = Look & { waits?: boolean };

/** A document of the board. */
export interface Entry {
  doc: Doc;
  name: string;
  look: RowLook;
}
