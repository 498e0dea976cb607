// Files and folders that come: each file becomes a document of its own, a session those it holds; many are read by several workers.
import { learn, whole } from "../view/strings.js";
import { LARGEST, newDocument } from "./documents.js";
import { chosenFolder, walk } from "./folders.js";
import { forEach } from "./pool.js";
/** @import { Validator } from "../gouji.js" */
/** @import { Doc } from "../types/app.js" */
/** @import { Found } from "./folders.js" */
/** @import { Coming, Intake, Page } from "./intake.js" */

/** Files that were chosen themselves, whatever their kind. @returns {import("./folders.js").Collection} */
const listed = (/** @type {File[]} */ files) => ({ files: files.map((file) => ({ name: file.name, file })), others: new Map() });

/**
 * Takes what comes.
 * @param {Coming} coming
 * @param {Intake} intake
 * @param {Page} page the intake's
 */
export async function collect({ entries, files = [], folder }, intake, page) {
  const { lang, say, validator, workers } = page;
  const words = () => whole(lang());
  const { files: all, others } = entries ? await walk(entries) : folder ? chosenFolder(folder) : listed(files);
  const reports = await withoutSessions(all, intake, page);
  if (all.length && !reports.length) return undefined;
  const rest = [...others].sort().map(([ending, count]) => words().ofKind(ending, count)).join(words().separator);
  if (!reports.length) return say(rest ? words().nothingToRead(rest) : words().emptyFolder);
  const documents = reports.map(({ name, failed, error = failed ? { code: "unreadable" } : null }) => newDocument({ name, waiting: !error, fresh: true, error }));
  intake.list(documents);
  if (rest) say(words().leftOut(rest));
  const unread = documents.flatMap((doc, i) => {
    const { file } = reports[i];
    return file && !doc.error ? [{ doc, file }] : [];
  });
  return forEach(unread, validator, workers, (one, { doc, file }) => read(doc, file, one, intake));
}

/**
 * Takes the sessions out of what comes and lists their documents, and a profile; gives the rest.
 * @param {Found[]} files
 * @param {Intake} intake
 * @param {Page} page
 */
async function withoutSessions(files, intake, { lang, say, changed }) {
  const rest = [];
  // What is wrong with a session is told in both languages, as with any other file.
  const languages = () => Promise.all([learn("zh", true), learn("en")]).then(() => [whole("zh"), whole("en")]);
  const words = whole(lang());
  for (const one of files) {
    if (one.file && /\.toml$/i.test(one.name)) {
      await intake.takeProfile(one.file);
      continue;
    }
    const text = one.file && /\.json$/i.test(one.name) && one.file.size < LARGEST ? await one.file.text().catch(() => null) : null;
    const { documents, error = null } = (text === null ? null : (await import("./session.js")).opened(text, await languages())) ?? {};
    if (!documents) rest.push(error ? { ...one, error } : one);
    else if (documents.length) {
      intake.list(documents);
      say(words.sessionOpened(documents.length));
      for (const doc of documents) await intake.check(doc);
    }
  }
  changed();
  return rest;
}

/**
 * Reads a file into its document.
 * @param {Doc} doc
 * @param {File} file
 * @param {Validator} validator
 * @param {Intake} intake
 */
async function read(doc, file, validator, intake) {
  if (file.size > LARGEST) return intake.done(doc, { error: { code: "too-large", size: file.size } });
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return intake.done(doc, { error: { code: "unreadable" } });
  }
  return intake.fill(doc, bytes, validator);
}
