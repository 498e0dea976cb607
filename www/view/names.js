// Names of files and documents, which others have chosen: shown so that they can neither turn the text around them nor break its line.
import { h } from "./dom.js";

/** Control characters, line separators, and the marks, embeddings, overrides and isolates that set the direction of text. */
const TURNING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The name with a visible sign in the place of each character that would not be seen but would move others. */
export const shownName = (name) => name.replace(TURNING, "\ufffd");

/** The name as an element whose direction is its own. */
export const nameElement = (name) => h("bdi", {}, shownName(name));
