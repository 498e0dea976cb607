// What is asked of every report, shown and taken back: rules that are not looked at, a region's profile.
import { $, h } from "../view/dom.js";
import { shownName } from "../view/names.js";
import { thrown } from "../view/thrown.js";
import { hasText } from "./documents.js";
import { isCurrent } from "./examine.js";
import { set, settings } from "./settings.js";
/** @import { Page } from "../types/app.js" */
/** @import { Words } from "../types/view.js" */

/** @typedef {Omit<Page, "words"> & { words: () => Words }} Whole The page, with every word learnt. */

/** The shortest text that is a report: a profile is tried with it. */
const TRIAL = "规章\t1\t0\t3";

/** Shows what is asked otherwise, each with its way back. */
export function showStanding(/** @type {Whole} */ page) {
  const { words, rules } = page;
  const w = words();
  const back = (/** @type {string} */ label, /** @type {string} */ name, /** @type {Parameters<typeof set>[0]} */ change) => h("button", { type: "button", class: "link", "aria-label": `${label} ${name}`, onclick: () => ask(page, change) }, label);
  const nameOf = (/** @type {string} */ id) => rules().find((rule) => rule.id === id)?.statement[w.key] ?? id;
  const ignored = settings.ignore.map((id) => h("span", { class: "standing" }, w.ruleOff(nameOf(id)), " ", back(w.restore, nameOf(id), { ignore: settings.ignore.filter((one) => one !== id) })));
  const name = settings.profile && shownName(settings.profile.name);
  const profile = name ? [h("span", { class: "standing" }, w.profileOn(name), " ", back(w.profileOff, name, { profile: null }))] : [];
  $("settings").replaceChildren(...profile, ...ignored);
  $("settings").hidden = !profile.length && !ignored.length;
}

/** The rules of the page, with what a profile asks: lists and the panel tell them in its own words. */
export async function learnRules(/** @type {Pick<Whole, "validator" | "rules">} */ { validator, rules }) {
  const known = await validator().rules(settings.profile ? { profile: settings.profile.text } : {}).catch(() => []);
  if (known.length) rules().splice(0, rules().length, ...known);
}

/**
 * Asks otherwise from now on, and checks anew what is there.
 * @param {Whole} page
 * @param {Parameters<typeof set>[0]} change
 */
async function ask(page, change) {
  const { store, lang, changed, intake } = page;
  set(change);
  await learnRules(page);
  showStanding(page);
  changed();
  for (const doc of store.documents) if (hasText(doc) && !isCurrent(doc, lang())) await intake().check(doc);
  changed();
}

/**
 * A rule is not looked at any more, in these reports and in those to come.
 * @param {Whole} page
 * @param {string} rule
 */
export function ignoreAlways(page, rule) {
  return settings.ignore.includes(rule) ? undefined : ask(page, { ignore: [...settings.ignore, rule] });
}

/**
 * Takes the file of a profile; what is wrong with it is said, and then it is not used.
 * @param {Whole} page
 * @param {File} file
 */
export async function takeProfile(page, file) {
  const { words, say, lang, validator } = page;
  const text = await file.text();
  try {
    await validator().check(TRIAL, { profile: text, lang: lang() });
  } catch (error) {
    return say(`${shownName(file.name)}${words().colon}${thrown(error).message}`);
  }
  await ask(page, { profile: { name: file.name, text } });
  return say(words().profileTaken(shownName(file.name)));
}
