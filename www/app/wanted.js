// What is fetched once the first verdict is there, or when it is wanted before: everything but taking a text in, checking it, and showing what was found.
import { $, h } from "../view/dom.js";
import { learn, whole } from "../view/strings.js";
import { thrown } from "../view/thrown.js";
import { hasText } from "./documents.js";
import { isCurrent } from "./examine.js";
/** @import { Finding } from "../gouji.js" */
/** @import { Doc, Page } from "../types/app.js" */
/** @import { Board } from "./board.js" */
/** @import { mender } from "./mend.js" */
/** @import { Shape } from "./take.js" */

/** @typedef {ReturnType<typeof wanted>} More */
/** @typedef {ReturnType<typeof mender>} Mender */
/** @typedef {typeof import("./detail.js").drawDetail} Draw */

const soon = () => new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done, { timeout: 500 }));

/** @type {Promise<unknown> | null} */
let styles = null;

/** The styles of all this; in the page as one file they are there. */
function styled() {
  const first = document.querySelector("link[rel=stylesheet]");
  if (!first) return undefined;
  styles ??= new Promise((done) => first.after(h("link", { rel: "stylesheet", href: "later.css", onload: done, onerror: done })));
  return styles;
}

/**
 * Makes the actions. What of `page` has to be called for is not there yet when this is.
 * @param {Page} page
 */
export function wanted(page) {
  const { store, lang, say, formOf } = page;
  /** Every word: nothing here is done before they were brought. */
  const words = () => whole(lang());
  const later = { ...page, words };
  /**
   * Does something once every word has come; where it cannot be done says so.
   * @template {unknown[]} A, R
   * @param {(...args: A) => Promise<R>} act
   * @param {(error: unknown) => string} [sorry]
   * @returns {(...args: A) => Promise<R | undefined>}
   */
  const attempt = (act, sorry) => async (...args) => {
    /** @type {(error: unknown) => string} */
    let says = () => words().notFetched;
    try {
      await learn(lang(), true);
      says = sorry ?? says;
      return await act(...args);
    } catch (error) {
      say(says(error));
      return undefined;
    }
  };
  /** @type {Mender | null} */
  let mender = null;
  const bringMender = async () => (mender ??= (await import("./mend.js")).mender(later));
  const wantMender = attempt(bringMender);
  /**
   * A step of the mender. Once that is there it is done at once, as a key is pressed.
   * @template {unknown[]} A
   * @param {(mender: Mender) => (...args: A) => unknown} pick
   */
  const mend = (pick) => async (/** @type {A} */ ...args) => {
    const known = mender ?? await wantMender();
    return known && pick(known)(...args);
  };
  /** @type {Draw | null} */
  let drawDetail = null;
  const bringDetail = async () => (drawDetail ??= (await import("./detail.js")).drawDetail);
  const wantDetail = attempt(bringDetail);
  const checked = async (/** @type {Doc} */ doc) => isCurrent(doc, lang()) || page.intake().check(doc);
  // What an earlier visit kept is looked after at once: it costs no request.
  const stay = () => import("./offline.js").then(({ stayOffline }) => stayOffline(words)).catch(() => {});
  if (navigator.serviceWorker?.controller) learn(lang(), true).then(stay, stay);
  /** @type {Promise<void> | null} */
  let settled = null;
  /** @type {Board | null} */
  let board = null;
  let asked = false;
  const more = {
    change: mend((known) => known.change),
    replace: mend((known) => known.replace),
    ignoreRule: mend((known) => known.ignoreRule),
    divide: mend((known) => known.divide),
    undo: mend((known) => known.undo),
    redo: mend((known) => known.redo),
    /** The first verdict is there: when the browser is idle the rest of the page comes, once. */
    settle() {
      settled ??= (async () => {
        await soon();
        // The words first: what comes with them says them.
        await learn(lang(), true).then(() => Promise.all([bringMender(), bringDetail(), import("../view/copy.js"), styled()])).catch(() => {});
        document.documentElement.dataset.whole = "true";
        stay();
      })();
      return settled;
    },
    copyTable: attempt(async (/** @type {HTMLTableElement} */ table) => {
      const { copy, portable } = await import("../view/copy.js");
      say(copy(portable(table)) ? words().copied : words().notCopied);
    }),
    /** Gives what draws a single figure and its sums. */
    detail: () => drawDetail ?? wantDetail(),
    /** Fills what unfolds at the page's head. */
    unfold: attempt(async (/** @type {HTMLDetailsElement} */ details) => {
      styled();
      if (details.id === "trust") (await import("./trust.js")).showTrust(details, words);
      else (await import("./take.js")).offer(details, store, words(), more.take);
    }),
    takeProfile: attempt(async (/** @type {File} */ file) => (await import("./standing.js")).takeProfile(later, file)),
    showStanding: attempt(async () => {
      const { learnRules, showStanding } = await import("./standing.js");
      await learnRules(later);
      showStanding(later);
    }),
    take: attempt(async (/** @type {Shape} */ shape) => {
      const { takeAway } = await import("./take.js");
      for (const doc of store.documents) if (hasText(doc)) await checked(doc);
      await takeAway(page.validator(), shape, store, lang(), words(), formOf);
    }, (error) => `${words().notTaken}${thrown(error).message}`),
    showChanges: attempt(async () => {
      await styled();
      const { showChanges } = await import("./changes.js");
      const doc = store.current;
      if (!doc) return;
      await checked(doc);
      await showChanges($("panel"), doc, { validator: page.validator(), formOf, words: words(), lang: lang(), say });
    }),
    showRule: attempt(async (/** @type {Finding} */ { rule }) => {
      await styled();
      const ignore = async () => (await import("./standing.js")).ignoreAlways(later, rule);
      (await import("./rule.js")).showRule($("panel"), rule, page.rules(), words(), ignore);
    }),
    /** Shows the board, where there are several documents. */
    showBoard() {
      const { documents, current } = store;
      const side = $("side");
      side.hidden = documents.length < 2;
      if (side.hidden) document.body.classList.remove("overview");
      if (board) board.show(side.hidden ? [] : documents, current);
      if (side.hidden || asked) return;
      asked = true;
      const openAt = async (/** @type {Doc} */ doc, /** @type {string} */ address) => {
        await page.open(doc);
        await page.margin().showCell(address, true);
        page.paper.cell(address)?.scrollIntoView({ block: "center" });
      };
      const come = Promise.all([import("./board.js"), learn(lang(), true), styled()]);
      come.then(([{ Board }]) => {
        board = new Board(side, { ...later, openAt, ignoreRule: more.ignoreRule });
        more.showBoard();
      }, () => (asked = false));
    },
    /** Goes to the next report of the board, or back. */
    walk(/** @type {number} */ by) {
      const doc = board?.beside(store.current, by);
      if (!doc) return;
      page.open(doc);
      board?.reveal(doc);
    },
  };
  return more;
}
