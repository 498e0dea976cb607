// The page's words by language: the Chinese ones of the first verdict are here, the others come when they are first wanted.
import { ZH } from "./zh.js";
/** @import { Lang, OwnWords, Words } from "../types/view.js" */

/**
 * Of the Chinese words those of index.html are put in by the page, which has them.
 * @type {{ zh: OwnWords & Partial<Words>, en?: Words }}
 */
export const STRINGS = { zh: ZH };

/**
 * Every word of a language, for what comes after `learn` has brought them: until then some of the Chinese ones are not there.
 * @type {(lang: Lang) => Words}
 */
export const whole = (lang) => /** @type {Words} */ (STRINGS[lang]);

/**
 * Brings a language's words; of Chinese, with `more`, those that the first verdict does without.
 * @param {Lang} lang
 */
export async function learn(lang, more = false) {
  if (lang === "en") STRINGS.en ??= (await import("./en.js")).EN;
  else if (more) Object.assign(ZH, (await import("./zh-more.js")).ZH_MORE);
}
