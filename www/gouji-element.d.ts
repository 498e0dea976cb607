// <gouji-validator>: see gouji-element.js.
import type { CheckOptions, GoujiError, Input, Report } from "./gouji.js";

export class GoujiValidator extends HTMLElement {
  /** The last report, or null. */
  readonly report: Report | null;
  /** Of every input at hand its report, or null where it was not read or still waits. */
  readonly reports: (Report | null)[];
  check(input: Input, options?: CheckOptions): Promise<Report>;
  /** Checks several inputs, lists them with their verdicts and shows the first; null for each that could not be read. The events come for each. */
  checkAll(inputs: Input[], options?: CheckOptions): Promise<(Report | null)[]>;
  /** Light where it is empty; "auto" is what the reader's system has. */
  theme: "" | "light" | "dark" | "auto";
  /** What was found in every input at hand, to be taken away, the figures as "figures" and "xlsx" of the one that is shown alone; null where nothing was checked. */
  export(shape: "csv" | "sarif" | "markdown" | "html" | "figures"): Promise<string | null>;
  export(shape: "xlsx" | "workbook"): Promise<Uint8Array | null>;
}

declare global {
  interface HTMLElementTagNameMap {
    "gouji-validator": GoujiValidator;
  }
  interface HTMLElementEventMap {
    "gouji-report": CustomEvent<Report>;
    "gouji-error": CustomEvent<GoujiError>;
  }
  /** They rise to the document, out of every shadow. */
  interface DocumentEventMap {
    "gouji-report": CustomEvent<Report>;
    "gouji-error": CustomEvent<GoujiError>;
  }
}
