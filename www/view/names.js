// Names of files and documents, which others have chosen: shown so that they can neither turn the text around them nor break its line.
import { h } from "./dom.js";

/** Control characters, line separators, the signs that set the direction of writing, and others that are not seen: those the exports show too. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The name in one line, each of these as its code in brackets: "[U+202E]". */
export const shownName = (/** @type {string} */ name) => name.replace(/[\t\n\r\u2028\u2029]/g, " ").replace(UNSEEN, (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);

/** The name as an element whose direction is its own. */
export const nameElement = (/** @type {string} */ name) => h("bdi", {}, shownName(name));
