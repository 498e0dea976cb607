// What was dropped or chosen → a list of files. Folders are walked to the bottom; from them only the kinds of files that are read are taken.

import { ENDINGS } from "../formats.js";

const endingOf = (name) => (/\.([^./]+)$/.exec(name)?.[1] ?? "").toLowerCase();
/** System files and the traces that office programs leave beside open documents. */
const isHidden = (name) => /^[.~]/.test(name);

const fileOf = (entry) => new Promise((done, fail) => entry.file(done, fail));

/** All entries of a folder: the browser gives them in portions, until one is empty. */
async function childrenOf(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    const portion = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!portion.length) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...portion);
  }
}

/** A collection of files: `files` are { name, file }, or { name, failed: true } where the browser may not read one; `others` counts the rest by ending. */
function collection() {
  const [files, others] = [[], new Map()];
  const pass = (name) => others.set(endingOf(name), (others.get(endingOf(name)) ?? 0) + 1);
  return { files, others, pass };
}

/** Whether a file of a folder is taken; counts it where it is of another kind. */
function isTaken(name, found) {
  if (isHidden(name)) return false;
  if (ENDINGS.includes(endingOf(name))) return true;
  found.pass(name);
  return false;
}

/** Walks what was dropped: entries as the browser gives them, or plain files. A file that was dropped itself is taken whatever its kind. */
export async function walk(entries) {
  const found = collection();
  const waiting = entries.map((entry) => ({ entry, top: true })).reverse();
  while (waiting.length) {
    const { entry, top } = waiting.pop();
    const name = entry.fullPath && !top ? entry.fullPath.replace(/^\//, "") : entry.name;
    try {
      if (entry instanceof File) found.files.push({ name, file: entry });
      else if (entry.isDirectory) {
        if (top || !isHidden(entry.name)) waiting.push(...(await childrenOf(entry)).map((child) => ({ entry: child, top: false })).reverse());
      } else if (top || isTaken(entry.name, found)) found.files.push({ name, file: await fileOf(entry) });
    } catch {
      found.files.push({ name, failed: true });
    }
  }
  return found;
}

/** The files of a folder that was chosen in the browser's own dialogue, which has walked it. */
export function chosenFolder(files) {
  const found = collection();
  const paths = [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  for (const { name, file } of paths.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const hidden = name.split("/").some(isHidden);
    if (!hidden && isTaken(file.name, found)) found.files.push({ name, file });
  }
  return found;
}
