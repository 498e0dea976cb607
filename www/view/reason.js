// Why something is left as it is.
import { h } from "./dom.js";
/** @import { OwnWords } from "../types/view.js" */

/**
 * A form that asks for the reason; `done(reason)` is called with it.
 * @param {OwnWords} words
 * @param {(reason: string) => void} done
 */
export function reasonForm(words, done) {
  const reason = h("input", { "aria-label": words.asideWhy, placeholder: words.asideWhy, required: true, maxlength: 200 });
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    done(reason.value.trim());
  };
  return h("form", { class: "why", onsubmit: submit }, reason, h("button", {}, words.asideDo));
}
