// What the package takes and gives. A test holds the shape of Report against what the program really gives.

export type Severity = "error" | "warning" | "note";
export type CellState = "stated" | "blank" | "inferred" | "doubtful" | "missing";
export type SlipKind = "digit" | "transposed" | "dropped" | "shifted" | "swapped" | "total" | "blank" | "other";
export type Confidence = "certain" | "likely" | "possible";

/** Lines and columns from 1; offsets in UTF-16 code units of the text shown, end excluded. */
export interface Place {
  line: number;
  column: number;
  start: number;
  end: number;
}

export interface Cell {
  address: string;
  value: number | null;
  raw: string;
  state: CellState;
  place: Place | null;
}

export interface Finding {
  id: string;
  rule: string;
  severity: Severity;
  message: string;
  cells: string[];
  stated: number | null;
  expected: number | null;
  difference: number | null;
  formula: string | null;
  quote: string | null;
  place: Place | null;
}

export interface Diagnosis {
  cells: { address: string; stated: number | null; suggested: number | null }[];
  explains: string[];
  kind: SlipKind;
  confidence: Confidence;
  message: string;
}

export interface Report {
  version: 1;
  document: {
    name: string | null;
    format: string;
    encoding: string | null;
    title: string | null;
    organization: string | null;
    year: number | null;
    form: string | null;
  };
  sections: { number: number; heading: string; place: Place | null }[];
  tables: { id: string; form: string; place: Place | null; cells: Cell[] }[];
  findings: Finding[];
  diagnoses: Diagnosis[];
  not_checked: { rule: string; code: string; why: string }[];
  summary: {
    errors: number;
    warnings: number;
    notes: number;
    ignored: number;
    relations: { held: number; broken: number; not_checked: number };
  };
}

export type Input = string | Blob | ArrayBuffer | ArrayBufferView | { html: string; text: string };

export interface CheckOptions {
  /** The file's name, for messages. */
  name?: string;
  /** "auto", "2019", "2021", or the text of a form file. */
  form?: string;
  /** RULE or RULE@ADDRESS. */
  ignore?: string[];
  /** "zh-CN" or "en". */
  lang?: string;
}

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

export interface Validator {
  check(input: Input, options?: CheckOptions): Promise<Report>;
  /** The text that the places of a report for this input count in. */
  text(input: Input): Promise<string>;
  /** The findings of all documents together as csv, SARIF, Markdown or a page of its own; the figures of the first as csv ("figures") or a workbook. */
  export(documents: Exported[], shape: "csv" | "sarif" | "markdown" | "html" | "figures", options?: { lang?: string }): Promise<string>;
  export(documents: Exported[], shape: "xlsx", options?: { lang?: string }): Promise<Uint8Array>;
  /** The official forms, as `gouji forms --format json` prints them. */
  forms(): Promise<object[]>;
  rules(): Promise<Rule[]>;
  dispose(): void;
}

export class GoujiError extends Error {
  code: "empty" | "unsupported" | "damaged" | "encrypted" | "scanned" | "not-text" | "too-large" | "form" | "call" | "trap" | "disposed" | "internal";
}

export function createValidator(options?: { worker?: boolean; workerUrl?: string | URL }): Promise<Validator>;
