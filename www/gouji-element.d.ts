// <gouji-validator>: see gouji-element.js.
import type { CheckOptions, GoujiError, Input, Report } from "./gouji.js";

export class GoujiValidator extends HTMLElement {
  /** The last report, or null. */
  readonly report: Report | null;
  check(input: Input, options?: CheckOptions): Promise<Report>;
  /** Light where it is empty; "auto" is what the reader's system has. */
  theme: "" | "light" | "dark" | "auto";
  /** What was found in the last input, to be taken away; null where nothing was checked. */
  export(shape: "csv" | "sarif" | "markdown" | "html" | "figures"): Promise<string | null>;
  export(shape: "xlsx"): Promise<Uint8Array | null>;
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
