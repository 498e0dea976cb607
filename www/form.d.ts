// A form as `gouji forms --format json` prints it. A test holds these types to what the program really prints.
import type { Severity } from "./report.js";

export interface Form {
  /** "2019" or "2021". */
  id: string;
  title: string;
  /** The document it was issued with. */
  source: string;
  /** The first and the last report year it is for; null where it is still in force. */
  from: number;
  until: number | null;
  sections: { number: number; title: string; variants: string[] }[];
  tables: FormTable[];
  /** Cells that another form has under another address, and that mean the same. */
  same: { form: string; here: string; there: string }[];
}

export interface FormTable {
  /** The first part of every address in it. */
  id: string;
  /** The number of the section it stands in. */
  section: number;
  title: string;
  /** The note printed in its corner. */
  note: string | null;
  /** "rows": a line for each row. "across": all rows side by side under a head of two levels. */
  shape: "rows" | "across";
  /** Words that only this form's table has. */
  marks: string[];
  blocks: FormBlock[];
  /** The relations as the form states them. */
  statements: FormStatement[];
  /** Every instance of every statement, over indices of `cells`. */
  relations: FormRelation[];
  /** What must hold between this table and last year's: an index from the number of its cells on is last year's. None in the browser's small build. */
  years: FormRelation[];
  cells: FormCell[];
}

/** Rows that share their columns. */
export interface FormBlock {
  /** The heading printed above it; empty where there is none. */
  label: string;
  /** The clause it rests on. */
  source: string;
  columns: FormColumn[];
  rows: FormRow[];
  /** The index of its first cell within the table's cells. */
  first_cell: number;
}

/** What a figure may be: whole and not negative, whole with a sign, or an amount with the decimals the form asks for. */
export type FigureKind = "count" | "change" | { amount: { decimals: number | null } };

export interface FormColumn {
  /** The last part of the addresses of its cells. */
  key: string;
  label: string;
  unit: string | null;
  /** The heading it shares with its neighbours. */
  group: string | null;
  kind: FigureKind;
  /** Whether it adds up the others. */
  total: boolean;
}

export interface FormRow {
  /** The middle part of the addresses of its cells. */
  key: string;
  label: string;
  /** Other words it goes under. */
  variants: string[];
  /** The headings it stands under, outermost first. */
  groups: string[];
  /** Whether it adds up others. */
  total: boolean;
}

/** Where a cell stands: its block, and its row and column within the block, from 0. */
export interface FormCell {
  address: string;
  block: number;
  row: number;
  column: number;
  kind: FigureKind;
}

/** One instance of a statement: its terms, those of the left side first, each a coefficient and the index of a cell; all of them come to 0. */
export interface FormRelation {
  rule: string;
  /** Which of the table's statements it is an instance of. */
  statement: number;
  op: "=" | ">=";
  terms: [coefficient: number, cell: number][];
  /** How many of the terms are the left side's. */
  left: number;
}

export interface FormStatement {
  rule: string;
  severity: Severity;
  statement: { zh: string; en: string };
  /** What is said where it does not hold, before the figures. */
  broken: { zh: string; en: string };
  basis: string;
  /** Its notation, as the form's file writes it. */
  holds: string;
}
