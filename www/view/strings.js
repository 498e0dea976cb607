// The page's words by language: Chinese is here, English comes when it is first wanted.
import { ZH } from "./zh.js";

export const STRINGS = { zh: ZH };

/** Brings a language's words. */
export async function learn(lang) {
  if (lang === "en") STRINGS.en ??= (await import("./en.js")).EN;
  return STRINGS[lang];
}
