// The framed side: it answers the page that frames it, if that is one of these origins.
import "../gouji-element.js";

/** Put the portal's own origin here. */
const ALLOWED = [location.origin];

const element = document.querySelector("gouji-validator");
const tell = (/** @type {object} */ message) => parent !== window && ALLOWED.forEach((origin) => parent.postMessage(message, origin));

addEventListener("message", ({ origin, data }) => {
  if (ALLOWED.includes(origin) && data?.type === "gouji-check") element?.check(String(data.text), { name: data.name }).catch(() => {});
});
element?.addEventListener("gouji-report", ({ detail }) => tell({ type: "gouji-report", report: detail }));
element?.addEventListener("gouji-error", ({ detail }) => tell({ type: "gouji-error", code: detail.code, message: detail.message }));
tell({ type: "gouji-ready" });
