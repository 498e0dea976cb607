// What is fetched once the first verdict is there, or when it is wanted before: everything but taking a text in, checking it, and showing what was found.
import { $, h } from "../view/dom.js";
import { learn } from "../view/strings.js";
import { hasText } from "./documents.js";
import { isCurrent } from "./examine.js";

const soon = () => new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done, { timeout: 500 }));

let styles = null;

/** The styles of all this; in the page as one file they are there. */
function styled() {
  const first = document.querySelector("link[rel=stylesheet]");
  if (!first) return undefined;
  styles ??= new Promise((done) => first.after(h("link", { rel: "stylesheet", href: "later.css", onload: done, onerror: done })));
  return styles;
}

/**
 * Makes the actions. `page` is { store, source, paper, words, lang, say, formOf, rules, check, changed, open, remove, showList, margin(), result(), intake(), validator() }:
 * what is in brackets is not there yet when this is called.
 */
export function wanted(page) {
  const { store, words, lang, say, formOf } = page;
  const attempt = (act, sorry = () => words().notFetched) => async (...args) => {
    try {
      await learn(lang(), true);
      return await act(...args);
    } catch (error) {
      return say(sorry(error));
    }
  };
  let mender = null;
  const bringMender = async () => (mender ??= (await import("./mend.js")).mender(page));
  const wantMender = attempt(bringMender);
  // Once it is there a step is done at once, as a key is pressed.
  const mend = (name) => (...args) => (mender ? mender[name](...args) : wantMender().then((known) => known?.[name](...args)));
  let drawDetail = null;
  const bringDetail = async () => (drawDetail ??= (await import("./detail.js")).drawDetail);
  const wantDetail = attempt(bringDetail);
  const checked = async (doc) => isCurrent(doc, lang()) || page.intake().check(doc);
  // What an earlier visit kept is looked after at once: it costs no request.
  const stay = () => import("./offline.js").then(({ stayOffline }) => stayOffline(words)).catch(() => {});
  if (navigator.serviceWorker?.controller) learn(lang(), true).then(stay, stay);
  let settled = null;
  let board = null;
  let asked = false;
  const more = {
    change: mend("change"),
    replace: mend("replace"),
    ignoreRule: mend("ignoreRule"),
    divide: mend("divide"),
    undo: mend("undo"),
    redo: mend("redo"),
    /** The first verdict is there: when the browser is idle the rest of the page comes, once. */
    settle() {
      settled ??= (async () => {
        await soon();
        await Promise.all([learn(lang(), true), bringMender(), bringDetail(), import("../view/copy.js"), styled()]).catch(() => {});
        document.documentElement.dataset.whole = "true";
        stay();
      })();
      return settled;
    },
    copyTable: attempt(async (table) => {
      const { copy, portable } = await import("../view/copy.js");
      say(copy(portable(table)) ? words().copied : words().notCopied);
    }),
    /** Gives what draws a single figure and its sums. */
    detail: () => drawDetail ?? wantDetail(),
    /** Fills what unfolds at the page's head. */
    unfold: attempt(async (details) => {
      styled();
      if (details.id === "trust") (await import("./trust.js")).showTrust(details, words);
      else (await import("./take.js")).offer(details, store, words(), more.take);
    }),
    takeProfile: attempt(async (file) => (await import("./standing.js")).takeProfile(page, file)),
    showStanding: attempt(async () => (await import("./standing.js")).showStanding(page)),
    take: attempt(async (shape) => {
      const { takeAway } = await import("./take.js");
      for (const doc of store.documents) if (hasText(doc)) await checked(doc);
      await takeAway(page.validator(), shape, store, lang(), words(), formOf);
    }, (error) => `${words().notTaken}${error.message}`),
    showChanges: attempt(async () => {
      await styled();
      const { showChanges } = await import("./changes.js");
      await checked(store.current);
      await showChanges($("panel"), store.current, { validator: page.validator(), formOf, words: words(), lang: lang(), say });
    }),
    showRule: attempt(async ({ rule }) => {
      await styled();
      const ignore = async () => (await import("./standing.js")).ignoreAlways(page, rule);
      (await import("./rule.js")).showRule($("panel"), rule, page.rules(), words(), ignore);
    }),
    /** Shows the board, where there are several documents. */
    showBoard() {
      const { documents, current } = store;
      const side = $("side");
      side.hidden = documents.length < 2;
      if (side.hidden) document.body.classList.remove("overview");
      if (board) return board.show(side.hidden ? [] : documents, current);
      if (side.hidden || asked) return undefined;
      asked = true;
      const openAt = async (doc, address) => {
        await page.open(doc);
        await page.margin().showCell(address, true);
        page.paper.cell(address)?.scrollIntoView({ block: "center" });
      };
      const ready = ([{ Board }]) => {
        board = new Board(side, { ...page, openAt, ignoreRule: more.ignoreRule });
        more.showBoard();
      };
      return Promise.all([import("./board.js"), learn(lang(), true), styled()]).then(ready, () => (asked = false));
    },
    /** Goes to the next report of the board, or back. */
    walk(by) {
      const doc = board?.beside(store.current, by);
      if (doc) page.open(doc);
    },
  };
  return more;
}
