// What the modules of app/ hand to one another: documents, what was done to them, and the page's own doors.
import type { Report, Rule, Validator } from "../gouji.js";
import type { Intake } from "../app/intake.js";
import type { Margin } from "../app/margin.js";
import type { Paper } from "../app/paper.js";
import type { Result } from "../app/result.js";
import type { Source } from "../app/source.js";
import type { Store } from "../app/store.js";
import type { Chosen, FirstWords, FormOf, Ink, Lang, Mended, Problem, Spot } from "./view.js";

/** What an input is kept as: nothing that has to be read again. */
export type Held = string | Uint8Array | { html: string; text: string };

/** Why something could not be read or checked: its code, what is said of it by language, and the size of a file that has too much. */
export interface Failure {
  code: string;
  zh?: string;
  en?: string;
  size?: number;
}

/** What came, and the text it gave. */
export interface Origin {
  input: Held;
  text: string;
}

/** A document of the list. */
export interface Doc {
  id: number;
  /** The name of its file; a paste has none. */
  name: string | undefined;
  /** What is shown. */
  text: string;
  /** The text as it came; null of one that was written here. */
  first: string | null;
  /** Where it came as bytes or as a rich paste: as long as the text is still the one its input gave, the input itself is checked, grid and all. */
  origin: Origin | null;
  /** Which of the reports of one input, from 1. */
  part: number;
  /** The findings that were set aside, each with the reason. */
  aside: Map<string, string>;
  /** Why it could not be read or checked. */
  error: Failure | null;
  /** Its file is still being read. */
  waiting: boolean;
  /** It was just taken in and not checked yet. */
  fresh: boolean;
  /** Further reports of its input have documents of their own. */
  apart: boolean;
  report: Report | null;
  /** Counts its changes. */
  revision: number;
  /** What the last check was of. */
  checked: string | null;
  /** The text its report is of. */
  reported: string | null;
  /** What a person has said of last year's report: the id of its document, 0 for none of those here; null where nothing was said. */
  last: number | null;
  /** The document that it is checked beside, as last year's report. */
  beside: Doc | null;
}

/** An input as plain data. */
export type Packed = string | { html: string; text: string } | { bytes: string };

/** A document as plain data. Texts that are the same are written once: `first` is true, and the origin's text null, where it is the text shown. */
export interface Written extends Omit<Doc, "aside" | "first" | "origin" | "fresh" | "report" | "revision" | "checked" | "reported" | "beside"> {
  first: string | true | null;
  origin: { input: Packed; text: string | null } | null;
  aside: [finding: string, reason: string][];
}

/** The documents listed, and the one that is shown. */
export interface Listing {
  ids: number[];
  at: number | null;
}

/** A stretch of a text that was replaced. */
export interface Difference {
  start: number;
  removed: string;
  inserted: string;
}

/** What was done, as plain data that can be turned back. `sealed`: it is written down no more. */
export type Command = { sealed?: true } & (
  /** Documents came, went, or were taken apart. */
  | { kind: "list"; before: Listing; after: Listing }
  /** A stretch of a document's text was replaced; `typed`: from the keyboard. */
  | ({ kind: "edit"; id: number; typed: boolean; time: number } & Difference)
  /** A finding's reason for being set aside; null where it is not. */
  | { kind: "aside"; id: number; finding: string; before: string | null; after: string | null }
  /** Which document is last year's report of this one, as `Doc.last` says it. */
  | { kind: "last"; id: number; before: number | null; after: number | null }
  /** Several of these as one. */
  | { kind: "many"; commands: Command[] }
);

export type Edit = Extract<Command, { kind: "edit" }>;

/** All there is to have again after a reload. */
export interface Kept extends Listing {
  documents: Doc[];
  done: Command[];
  undone: Command[];
}

/** A line in passing, and a button beside it. */
export type Say = (text: string, offer?: { label: string; act: () => unknown }) => void;

/** A place to be marked in the text that is written in. */
export interface Marked {
  start: number;
  end: number;
  kind: string;
  problem: string;
}

export type Mode = "read" | "raw" | "edit";

/** A document as the paper shows it. A `blank` one can only be written in; one whose first check is `awaited` is drawn once, when that has come. */
export interface OnPaper {
  /** Which document it is. */
  key: number | null;
  text: string;
  readOnly: boolean;
  report: Report | null;
  problems: Problem[];
  inks: Map<string, Ink>;
  blank: boolean;
  /** The check of a change is on its way. */
  pending: boolean;
  awaited: boolean;
}

/** What the page does, as far as modules that come later want it; what is called is not there yet when they are made. */
export interface Page {
  store: Store;
  source: Source;
  paper: Paper;
  words: () => FirstWords;
  lang: () => Lang;
  say: Say;
  formOf: FormOf;
  rules: () => Rule[];
  /** Checks a document; without one that which is shown. */
  check: (doc?: Doc | null) => Promise<void>;
  /** Something has changed, of a document or of the list. */
  changed: (doc?: Doc) => void;
  open: (doc: Doc) => unknown;
  /** Takes documents off the list; without any, all. */
  remove: (...documents: Doc[]) => void;
  showList: () => void;
  margin: () => Margin;
  result: () => Result;
  intake: () => Intake;
  validator: () => Validator;
}

export type { Chosen, Mended, Spot };
