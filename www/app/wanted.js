// What is fetched when it is first wanted: what is taken away, what was changed, the board of many reports.
import { hasText } from "./documents.js";
import { isCurrent } from "./examine.js";

/** Makes the actions; `page` is { store, validator(), intake(), words, lang, say, formOf, rules, open, remove, changed, ignoreRule }. */
export function wanted(page) {
  const { store, words, lang, say, formOf } = page;
  const attempt = (act) => async (...args) => {
    try {
      await act(...args);
    } catch (error) {
      say(`${words().notTaken}${error.message}`);
    }
  };
  let board = null;
  let asked = false;
  return {
    take: attempt(async (shape) => {
      const { takeAway } = await import("./take.js");
      for (const doc of store.documents) if (hasText(doc) && !isCurrent(doc, lang())) await page.intake().check(doc);
      await takeAway(page.validator(), shape, store, lang(), words(), formOf);
    }),
    showChanges: attempt(async () => {
      const { showChanges } = await import("./changes.js");
      const doc = store.current;
      if (!isCurrent(doc, lang())) await page.intake().check(doc);
      await showChanges(document.getElementById("panel"), doc, { validator: page.validator(), formOf, words: words(), lang: lang(), say });
    }),
    showRule: attempt(async ({ rule }) => (await import("./rule.js")).showRule(document.getElementById("panel"), rule, page.rules(), words())),
    /** Shows the board, where there are several documents. */
    showBoard() {
      const { documents, current } = store;
      const side = document.getElementById("side");
      side.hidden = documents.length < 2;
      if (side.hidden) document.body.classList.remove("overview");
      if (board) return board.show(side.hidden ? [] : documents, current);
      if (side.hidden) return undefined;
      if (asked) return undefined;
      asked = true;
      const ready = ({ Board }) => {
        board = new Board(side, page);
        this.showBoard();
      };
      return import("./board.js").then(ready, () => (asked = false));
    },
    /** Goes to the next report of the board, or back. */
    walk(by) {
      const doc = board?.beside(store.current, by);
      if (doc) page.open(doc);
    },
  };
}
