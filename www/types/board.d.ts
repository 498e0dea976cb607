// What the board and what stands behind it hand to one another.
import type { Arrangement, Input, Report, Rule, Validator } from "../gouji.js";
import type { FormOf, Lang, Look, Words } from "./view.js";

/** What could not be read or checked: its code, and what is said of it by language. */
export interface Failure {
  code: string;
  zh?: string;
  en?: string;
  size?: number;
}

/** A document of the list: see documents.js. */
export interface Doc {
  id: number;
  name: string | undefined;
  text: string;
  first: string | null;
  origin: { input: Exclude<Input, Blob | ArrayBuffer>; text: string } | null;
  part: number;
  aside: Map<string, string>;
  error: Failure | null;
  waiting: boolean;
  fresh: boolean;
  apart: boolean;
  report: Report | null;
  revision: number;
  checked: string | null;
  reported: string | null;
  /** What a person has said of last year's report: the id of its document, 0 for none of those here; null where nothing was said. */
  last: number | null;
  /** The document that it is checked beside, as last year's report. */
  beside: Doc | null;
}

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
