// The documents at hand, and what of them survives a reload of the tab (and nothing longer): their texts, names and what was set aside.

const KEY = "gouji";

/** A document: `input` is what came (null once its text was changed), `text` what is shown, `report` or `error` what was found. */
export function newDocument(name, text = "", input = null, aside = []) {
  return { name, text, input, report: null, error: null, past: [], aside: new Map(aside) };
}

/** Writes the documents down for a reload; gives false where the browser has no room for them. */
export function keep(documents, at, lang) {
  const kept = documents.filter((d) => d.text.trim()).map(({ name, text, aside }) => ({ name, text, aside: [...aside] }));
  try {
    if (kept.length || lang !== "zh") sessionStorage.setItem(KEY, JSON.stringify({ kept, at, lang }));
    else sessionStorage.removeItem(KEY);
    return true;
  } catch {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // No storage at all: then nothing was kept.
    }
    return false;
  }
}

/** What was kept, or null. */
export function kept() {
  try {
    const { kept, at, lang } = JSON.parse(sessionStorage.getItem(KEY));
    return { documents: kept.map((d) => newDocument(d.name, String(d.text), null, d.aside)), at, lang };
  } catch {
    return null;
  }
}
