// <gouji-validator>: see gouji-element.js.
import type { CheckOptions, GoujiError, Input, Report } from "./gouji.js";

export class GoujiValidator extends HTMLElement {
  /** The last report, or null. */
  readonly report: Report | null;
  check(input: Input, options?: CheckOptions): Promise<Report>;
}

declare global {
  interface HTMLElementTagNameMap {
    "gouji-validator": GoujiValidator;
  }
  interface HTMLElementEventMap {
    "gouji-report": CustomEvent<Report>;
    "gouji-error": CustomEvent<GoujiError>;
  }
}
