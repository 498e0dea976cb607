// A report as every door gives it. A test holds these types to what the program really gives.

export type Severity = "error" | "warning" | "note";
export type CellState = "stated" | "blank" | "inferred" | "doubtful" | "missing";
export type SlipKind = "digit" | "transposed" | "dropped" | "shifted" | "swapped" | "total" | "blank" | "copied" | "other";
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

/** A contradiction: two figures, or words and a figure, say different things. Missing: a table, row, column or section is not there. */
export type Nature = "contradiction" | "missing" | "suspect";

/**
 * holds, holds-part: the only good news. contradicts: the report contradicts itself. incomplete: something of a whole report is missing.
 * suspect: something looks wrong, or was wrong and was set aside. unlike: no annual report. unchecked: nothing, or not everything, could be checked.
 */
export type VerdictState = "holds" | "holds-part" | "contradicts" | "incomplete" | "suspect" | "unlike" | "unchecked";

/** A cell by its address, and by the names that the form prints. */
export interface CellName {
  address: string;
  row: string;
  column: string;
}

/** One side of a relation: the figures that are not zero, and what they come to. */
export interface Side {
  terms: { sign: 1 | -1; value: number }[];
  sum: number;
}

/** What a finding says, as kinds, names and figures: its message is made from these. What each field means is in schema.json. */
export type Facts =
  /** What only one rule finds: `{name}` in its words is where a fact stands. */
  | { kind: "rule"; args: Record<string, number | string>; says: { zh: string; en: string } }
  | { kind: "relation"; line: { row: string } | { column: string }; operator: "=" | ">="; left: Side; right: Side; says: { zh: string; en: string } }
  | { kind: "blank-total"; cell: CellName; sum: number }
  | { kind: "blanks"; table: string; count: number }
  | { kind: "not-a-number"; cell: CellName; raw: string }
  | { kind: "negative" | "fraction"; cell: CellName; value: number }
  | { kind: "unit"; cell: CellName; raw: string; value: number }
  | { kind: "precision"; cell: CellName; raw: string; decimals: number }
  | { kind: "doubtful"; raw: string; choices: number }
  | { kind: "table-missing"; title: string | null }
  | { kind: "row-missing"; labels: string[] }
  | { kind: "row-unknown"; label: string }
  | { kind: "form-year"; table: string | null; form: string; fits: string; year: number }
  | { kind: "foreign-block"; block: string; form: string }
  | { kind: "section-missing"; number: number; title: string }
  | { kind: "section-order"; heading: string; after: string }
  | { kind: "section-heading"; found: string; wanted: string }
  | { kind: "section-number"; found: number; wanted: number }
  | { kind: "other-year"; found: number; year: number; whose: "period" | "narrative" | "plan" | "own-name" | "file-name" }
  | { kind: "placeholder" }
  | { kind: "told"; figure: number; tried: { sum: number; rows: string[]; column: string }[] }
  | { kind: "list"; whole: number; parts: number[]; exceeds: boolean; certain: boolean; repair: { figure: number; becomes: number | null } | null }
  | { kind: "rate"; told: number; exact: number; percent: boolean; rate: "share" | "growth" | "fall" | "more" | "fewer"; first: number; second: number }
  | { kind: "balance"; received: number; carried_in: number | null; processed: number; carried_out: number }
  | { kind: "all-done"; carried_out: number }
  | { kind: "repeat"; first: number; again: number; earlier: string }
  | { kind: "denied"; found: number; cell: CellName }
  /** A parent's figure is not the sum of its units': in a roll-up alone. */
  | { kind: "sum"; cell: CellName; stated: number; sum: number; parts: UnitFigure[]; suspect: UnitSuspect | null };

/** What a unit adds to a sum. */
export interface UnitFigure {
  unit: string;
  value: number;
}

/** The one unit whose figure would make up for a difference: left out, added twice, or a digit or two away from what it would have to be. */
export interface UnitSuspect {
  unit: string;
  stated: number;
  slip: "left-out" | "twice" | "digits";
  suggested: number | null;
}

export interface Finding {
  /** A stable hash of rule and key. */
  id: string;
  /** What it is about, within its rule: a cell, a row, a section, the words it quotes. Other findings, coming or going, do not change it. */
  key: string;
  rule: string;
  severity: Severity;
  nature: Nature;
  facts: Facts;
  message: string;
  cells: string[];
  stated: number | null;
  expected: number | null;
  difference: number | null;
  formula: string | null;
  quote: string | null;
  place: Place | null;
  /** The one replacement in the text shown that surely mends it; null where there is none, or where it is for people to say. */
  fix: { place: Place; text: string } | null;
  /** The reason it was set aside for, or null. What was set aside counts among the ignored alone. */
  aside: string | null;
}

/** Diagnoses that explain the same findings stand together, best first. */
export interface Diagnosis {
  /** The row and the column are those the form prints. */
  cells: { address: string; row: string; column: string; /** A cell of last year's report. */ previous?: boolean; stated: number | null; suggested: number | null }[];
  explains: string[];
  /** Findings in the text that go away with it too: with those it explains they are one problem. */
  mends: string[];
  kind: SlipKind;
  confidence: Confidence;
  /**
   * Diagnoses with the same number are alternatives of about equal weight: one of them is right, and which one is for the reader to say.
   * Null where one answer stands out; others that explain the same findings are then mere possibilities, told after it.
   */
  choice: number | null;
  message: string;
}

export interface Relation {
  rule: string;
  /** The cells of its left side, then those of its right. */
  cells: string[];
  operator: "=" | ">=";
  state: "held" | "broken" | "unchecked";
  /** What its sides come to; null where it was not checked. */
  left: number | null;
  right: number | null;
  /** Why it was not checked: a stable name, and words. */
  code: string | null;
  why: string | null;
}

export interface Claim {
  kind: "count" | "list" | "share" | "growth" | "balance" | "all-done" | "repeat" | "denial" | "last-year";
  state: "held" | "broken" | "unchecked";
  /** How grave it is that it is broken: a warning where it is only doubted. Null where it is not broken. */
  severity: Severity | null;
  /** Of a list its whole first, of a rate the count and the rate; none of a denial. */
  figures: { value: number; place: Place | null }[];
  /** The cells it may mean. */
  cells: string[];
  quote: string;
  place: Place | null;
  code: string | null;
  why: string | null;
}

/** What the sentence of the verdict is made from. */
export interface Standing {
  /** Root causes of the errors and warnings: each is counted in one of the next two. */
  problems: number;
  /** Root causes with an error among their findings. */
  errors: number;
  /** Root causes with warnings alone. */
  doubts: number;
  /** The next four count findings, of which one root cause may have several. */
  contradictions: number;
  missing: number;
  faults: number;
  warnings: number;
  ignored: number;
  relations: { held: number; broken: number; not_checked: number };
  /** The rules that had nothing to work on. */
  silent_rules: number;
  /** Whether the input holds something that was not read. */
  unread: boolean;
  part: "table" | "other" | null;
  /** Whether a text without a name was given. */
  pasted: boolean;
  /** How many further reports the input holds. */
  others: number;
}

export interface TableReport {
  id: string;
  form: string;
  place: Place | null;
  cells: Cell[];
}

export interface Report {
  version: 1;
  /** What it comes to, in one sentence: the one every door shows. */
  verdict: { state: VerdictState; text: string; facts: Standing };
  document: {
    name: string | null;
    /** The path as it was given to the command line; null elsewhere. */
    path: string | null;
    /** SHA-256 of the bytes that were checked, in what is taken away and on the command line; else null. */
    sha256: string | null;
    format: string;
    encoding: string | null;
    title: string | null;
    organization: string | null;
    year: number | null;
    form: string | null;
    /** The profile it was also held against: its name, and what that rests on. Null where none was asked for. */
    profile: string | null;
    /** "part": only some of a report was given, and what is not there is no finding. */
    extent: "report" | "part";
    /** Which of the reports in the input this is, from 1. */
    part: number;
    /** The further reports in the same input, told with the first: number 2 and so on. */
    others: { title: string | null; place: Place | null }[];
  };
  sections: { number: number; heading: string; place: Place | null }[];
  tables: TableReport[];
  /** Every relation of the form, once, with what it came to; the summary counts the equalities. */
  relations: Relation[];
  /** Every claim of the text that was understood, with what it came to. */
  claims: Claim[];
  findings: Finding[];
  diagnoses: Diagnosis[];
  not_checked: { rule: string; code: string; args: Record<string, number | string | boolean | number[] | string[] | null>; why: string }[];
  /** Last year's report, where one was given and read. */
  previous: { name: string | null; organization: string | null; year: number | null } | null;
  summary: {
    errors: number;
    warnings: number;
    notes: number;
    ignored: number;
    /** Root causes of the errors and warnings: what one diagnosis, or a set of alternative ones, explains and mends is one problem. */
    problems: number;
    relations: { held: number; broken: number; not_checked: number };
    claims: { held: number; broken: number; not_checked: number };
  };
}
