// What the modules of view/ hand to one another: words, problems, inks, and the pieces of a text. The report's own types are the package's.
import type { Cell, Diagnosis, Finding, Form, FormTable, Place, Report, Rule, Severity, TableReport } from "../gouji.js";
import type { EN } from "../view/en.js";
import type { ZH_MORE } from "../view/zh-more.js";
import type { ZH } from "../view/zh.js";

export type Lang = "zh" | "en";

/** Every word the page says: the English ones are together in one module. */
export type Words = typeof EN;
/** Those of the first load, of which zh.js has some and index.html the others; the rest may have come. */
export type FirstWords = Omit<Words, keyof typeof ZH_MORE> & Partial<Words>;
/** Those that the element has too, which has no index.html. */
export type OwnWords = Pick<Words, keyof typeof ZH>;

/** Finds the form's table of a report's table, or with `whole` the form; undefined where it is none of the official ones. */
export interface FormOf {
  (table: TableReport): FormTable | undefined;
  (table: TableReport, whole: true): Form | undefined;
}

/** One root cause, with everything that was found of it. */
export interface Problem {
  /** Stays while the problem stays. */
  id: string;
  /** Its number in the order of the text, from 1. */
  n: number;
  severity: Severity;
  /** What it explains, at least one. */
  findings: Finding[];
  answers: Diagnosis[];
  /** Whether the answers are of about equal weight. */
  several: boolean;
  /** The addresses of the cells at fault; of several answers those of all. */
  named: Set<string>;
  /** Those of the other cells that take part. */
  parts: Set<string>;
  /** Whether its card and its number stand at words of the text, not at a cell. */
  atWords: boolean;
  /** Null where the text has none. */
  place: Place | null;
}

/** How a verdict looks. */
export interface Look {
  kind: "good" | "bad" | "part" | "empty";
  sign: string;
  text: string;
}

export type InkState = "broken" | "doubtful" | "held" | "unchecked";

/** How a figure is inked. */
export interface Ink {
  state: InkState;
  /** "named": it is at fault. "choice": it may be. "part": it takes part in what is broken. "kept": the same, and that was set aside. "lead": a note begins at it. */
  role: "" | "lead" | "kept" | "part" | "choice" | "named";
  /** The ids of the problems it is of, the one it is inked for first. */
  problems: string[];
  /** Those of them whose number may stand at it. */
  begins: string[];
}

/** A stretch of the text that is inked: a figure, or with `state` null a sentence with a problem. */
export interface Spot {
  start: number;
  end: number;
  state: InkState | null;
  problems: string[];
  begins: string[];
  kind?: Severity;
  role?: Ink["role"];
  address?: string;
}

/** The cells and the problem that are lit. */
export interface Chosen {
  named: Set<string>;
  parts: Set<string>;
  id: string | null;
}

export interface Block {
  kind: "title" | "section" | "sub" | "p" | "tabbed" | "raw";
  start: number;
  end: number;
}

/** A stretch of lines of the text. */
interface Lines {
  start: number;
  end: number;
  table?: undefined;
  form?: undefined;
  strays?: undefined;
}

/** A table in the text; `strays` are the lines within it that are none of its own. */
interface Tabled {
  start: number;
  end: number;
  table: TableReport;
  form: FormTable;
  strays: Block[];
}

export type Chunk = Lines | Tabled;

/** A cell and the figure that should stand in it. */
export type Mended = Pick<Diagnosis["cells"][number], "address"> & { suggested: number | string | null };

/** What can be done from a card; what is absent is not offered. */
export interface CardActions {
  choose: (id: string) => void;
  /** Whether the text has a place for the cell. */
  canChange?: (address: string) => boolean;
  change?: (cells: Mended[]) => unknown;
  replace?: (fix: NonNullable<Finding["fix"]>) => unknown;
  /** Opens last year's report. */
  openLast?: () => unknown;
  aside?: (id: string, button: HTMLButtonElement) => void;
  rule?: (finding: Finding) => unknown;
  ignoreRule?: (rule: string) => unknown;
  /** Whether the words that a finding quotes are shown in its card. */
  quotes?: boolean;
}

/** What cards are drawn from. */
export interface CardPage {
  report: Report;
  form: Form | null | undefined;
  cells: Map<string, Cell>;
  rules: Rule[];
  words: OwnWords;
  actions: CardActions;
}
