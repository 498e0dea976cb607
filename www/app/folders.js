// What was dropped or chosen → a list of files. Folders are walked to the bottom; from them only the kinds of files that are read are taken.

import { ENDINGS } from "../formats.js";

/** @import { Failure } from "../types/app.js" */

/** @typedef {{ name: string, file?: File, failed?: true, error?: Failure | null }} Found A file with its path, or one that the browser may not read; and why it is known not to be of use. */
/** @typedef {{ files: Found[], others: Map<string, number> }} Collection What is read, and how many of the rest by their ending. */

const endingOf = (/** @type {string} */ name) => (/\.([^./]+)$/.exec(name)?.[1] ?? "").toLowerCase();
/** System files and the traces that office programs leave beside open documents. */
const isHidden = (/** @type {string} */ name) => /^[.~]/.test(name);

/**
 * An entry is a folder or a file, and the browser says which.
 * @param {FileSystemEntry} entry
 * @returns {entry is FileSystemDirectoryEntry}
 */
function isFolder(entry) {
  return entry.isDirectory;
}

/** @type {(entry: FileSystemFileEntry) => Promise<File>} */
const fileOf = (entry) => new Promise((done, fail) => entry.file(done, fail));

/** All entries of a folder: the browser gives them in portions, until one is empty. */
async function childrenOf(/** @type {FileSystemDirectoryEntry} */ folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const portion = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!portion.length) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...portion);
  }
}

/** @returns {Collection} */
const collection = () => ({ files: [], others: new Map() });

/**
 * Whether a file of a folder is taken; counts it where it is of another kind.
 * @param {string} name
 * @param {Collection} found
 */
function isTaken(name, { others }) {
  if (isHidden(name)) return false;
  if (ENDINGS.includes(endingOf(name))) return true;
  others.set(endingOf(name), (others.get(endingOf(name)) ?? 0) + 1);
  return false;
}

/** Walks what was dropped: entries as the browser gives them, or plain files. A file that was dropped itself is taken whatever its kind. */
export async function walk(/** @type {(FileSystemEntry | File)[]} */ entries) {
  const found = collection();
  const waiting = entries.map((entry) => ({ entry, top: true })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { entry, top } = next;
    const name = entry instanceof File || top ? entry.name : entry.fullPath.replace(/^\//, "");
    try {
      if (entry instanceof File) found.files.push({ name, file: entry });
      else if (isFolder(entry)) {
        if (top || !isHidden(entry.name)) waiting.push(...(await childrenOf(entry)).map((child) => ({ entry: child, top: false })).reverse());
      } else if (top || isTaken(entry.name, found)) found.files.push({ name, file: await fileOf(/** @type {FileSystemFileEntry} */ (entry)) });
    } catch {
      found.files.push({ name, failed: true });
    }
  }
  return found;
}

/** The files of a folder that was chosen in the browser's own dialogue, which has walked it. */
export function chosenFolder(/** @type {File[]} */ files) {
  const found = collection();
  const paths = [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  for (const { name, file } of paths.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const hidden = name.split("/").some(isHidden);
    if (!hidden && isTaken(file.name, found)) found.files.push({ name, file });
  }
  return found;
}
