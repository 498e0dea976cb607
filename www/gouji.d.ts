// What the package takes and gives: the door. What a report has is told in report.d.ts, what a form has in form.d.ts.
import type { Form } from "./form.js";
import type { Finding, Report, Severity } from "./report.js";

export * from "./form.js";
export * from "./report.js";

export type Input = string | Blob | ArrayBuffer | ArrayBufferView | { html: string; text: string };

export interface CheckOptions {
  /** The file's name, for messages. */
  name?: string;
  /** "auto", "2019", "2021", or the text of a form file. */
  form?: string;
  /** The text of a profile: what a region asks for beside the form. */
  profile?: string;
  /** RULE or RULE@ADDRESS. */
  ignore?: string[];
  /** Findings set aside, as pairs of an id and a reason: they stay in the report, marked, and no longer count. */
  aside?: [id: string, reason: string][];
  /** Last year's report, and its name: adds the rules years.*. */
  previous?: Input;
  previousName?: string;
  /** Which of the reports in that input is meant, from 1. */
  previousPart?: number;
  /** You vouch that last year's report is of the same body, whatever that was called then; without it other names are refused. */
  sameBody?: boolean;
  /** "zh-CN" or "en". */
  lang?: string;
  /** Which of the reports in the input is checked, from 1; the first report's `document.others` names the rest. */
  part?: number;
}

/** A rule, or a relation of a form. rules.json in this package adds why it matters, and examples. */
export interface Rule {
  id: string;
  severity: Severity;
  statement: { zh: string; en: string };
  basis: string;
}

/** A document to be taken away: what was checked, how, and the findings set aside as pairs of an id and a reason. */
export interface Exported {
  input: Input;
  options?: CheckOptions;
  aside?: [id: string, reason: string][];
}

/** An input that could not be read: it has its row in what is taken away. */
export interface Unread {
  name?: string;
  error: { code: string; message: string };
}

/** A unit's report to be added up; `vertical` says whether it is led from above, and so not added, where its name does not tell. */
export interface UnitInput {
  input: Input;
  name?: string;
  vertical?: boolean;
  /** Which of the reports in the input is meant, from 1; all of them where this is not said. */
  part?: number;
}

/** Whose report one is, and of which year, as its `document` says; `name` is its file's, `read` whether it could be read. */
export interface Who {
  name?: string | null;
  organization?: string | null;
  year?: number | null;
  read: boolean;
}

/** What reports are to one another, by their places in the list; what is not certain is not paired but told with what it may be. */
export interface Arrangement {
  /** Of each report last year's: found, or why those in `reports` are only asked about; with "none" they are of the same body for other years. */
  years: { state: "none" | "found" | "several" | "shared" | "similar" | "unnamed"; reports: number[] }[];
  /** The governments with reports of their units, and those that may be anyone's. */
  governments: { parent: number; units: number[]; unclear: number[] }[];
}

export interface RollupOptions {
  /** The name of the parent's file. */
  name?: string;
  /** Which of the reports in its input is the parent's, from 1. */
  part?: number;
  /** As for a check. */
  form?: string;
  /** What the parent's figures count; "auto", by its title and words, where nothing is said. */
  mode?: "auto" | "area" | "own";
  /** The names of units whose reports should be there and are not: each is told, and what its figures may account for is no error. */
  missing?: string[];
  lang?: string;
}

/** A parent's report beside those of its units. */
export interface Rollup {
  parent: Report["document"];
  units: {
    document: Report["document"] | { name: string | null; path: string | null };
    summary: Report["summary"] | null;
    standing: "added" | "unread" | "parent" | "twice" | "other-year" | "other-form" | "foreign" | "not-below" | "vertical";
    error: { code: string; message: string } | null;
  }[];
  mode: "area" | "own" | null;
  findings: Finding[];
  missing: string[];
  not_checked: Report["not_checked"];
  summary: { errors: number; warnings: number; notes: number; cells: { held: number; broken: number; not_checked: number } };
}

export interface Validator {
  check(input: Input, options?: CheckOptions): Promise<Report>;
  /** As `check` with `previous`. */
  compare(previous: Input, input: Input, options?: CheckOptions): Promise<Report>;
  /** Each figure of a parent against the sum of its units'. */
  rollup(parent: Input, units: (Input | UnitInput)[], options?: RollupOptions): Promise<Rollup>;
  /** The same as a csv or a page of its own, as `gouji rollup --format csv` prints it. */
  exportRollup(parent: Input, units: (Input | UnitInput)[], shape: "csv" | "html", options?: RollupOptions): Promise<string>;
  /** Which report is last year's of which, and which governments have reports of their units among them. */
  arrange(list: Who[]): Promise<Arrangement>;
  /** The text that the places of a report for this input count in; `lang` is the language of errors. */
  text(input: Input, options?: { lang?: string }): Promise<string>;
  /** The findings of all documents together as csv, SARIF, Markdown or a page of its own; the figures of the first that was read as csv ("figures") or a workbook ("xlsx"); the findings and figures of all as a workbook of two sheets ("workbook"). */
  export(documents: (Exported | Unread)[], shape: "csv" | "sarif" | "markdown" | "html" | "figures", options?: { lang?: string }): Promise<string>;
  export(documents: (Exported | Unread)[], shape: "xlsx" | "workbook", options?: { lang?: string }): Promise<Uint8Array>;
  export(documents: (Exported | Unread)[], shape: "csv" | "sarif" | "markdown" | "html" | "figures" | "xlsx" | "workbook", options?: { lang?: string }): Promise<string | Uint8Array>;
  /** The bytes of the .docx `file` with `text` in the place of its own text, nothing else of it touched; rejects with "uncorrected" where that cannot be done surely. */
  corrected(file: Blob | ArrayBuffer | ArrayBufferView, text: string, options?: { lang?: string }): Promise<Uint8Array>;
  /** The official forms, as `gouji forms --format json` prints them. */
  forms(): Promise<Form[]>;
  /**
   * The catalogue of rules, in both languages; with `profile`, the text of its file, what that asks besides. With `lang` "zh-CN" the larger build is not
   * loaded for it: where that is not there yet, `statement.en` is empty, and the rules that compare reports are not told.
   */
  rules(options?: { profile?: string; lang?: string }): Promise<Rule[]>;
  dispose(): void;
}

export class GoujiError extends Error {
  constructor(told: { code: string; message: string });
  code: "empty" | "unsupported" | "damaged" | "encrypted" | "scanned" | "no-characters" | "not-text" | "no-part" | "too-large" | "form" | "profile" | "uncorrected" | "call" | "trap" | "disposed" | "internal";
}

export function createValidator(options?: { worker?: boolean; workerUrl?: string | URL }): Promise<Validator>;
