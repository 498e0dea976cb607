// Works without the network once it has been used; says when a newer version waits, and takes it when asked.
import { $, h } from "../view/dom.js";
/** @import { Words } from "../types/view.js" */

/** So long after the first report the page's files are fetched for keeping, in milliseconds, and then when the browser is idle. */
const LATER = 2000;

const canStay = () => "serviceWorker" in navigator && isSecureContext && location.protocol.startsWith("http");

/**
 * Tells `offer(accept)` when an update of what is kept waits.
 * @param {ServiceWorkerRegistration} registration
 * @param {(accept: () => void) => void} offer
 */
function watch(registration, offer) {
  const waiting = (/** @type {ServiceWorker | null} */ worker) => worker && navigator.serviceWorker.controller && offer(() => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage("take over");
  });
  waiting(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => coming.state === "installed" && waiting(coming));
  });
}

const idle = () => new Promise((done) => setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(done), LATER));

/**
 * Says that a newer version waits.
 * @param {() => Words} words
 * @param {() => void} accept
 */
function tell(words, accept) {
  const now = h("button", { type: "button", "data-text": "updateNow", onclick: accept }, words().updateNow);
  $("update").replaceChildren(h("span", { "data-text": "update" }, words().update), " ", now);
  $("update").hidden = false;
}

/**
 * Watches what an earlier visit kept; where there is nothing yet, all files of the page are fetched and kept by the service worker, once the browser is
 * idle. This is called when the page is in use: who only looks in fetches none of them.
 */
export async function stayOffline(/** @type {() => Words} */ words) {
  if (!canStay()) return;
  const offer = (/** @type {() => void} */ accept) => tell(words, accept);
  try {
    const known = await navigator.serviceWorker.getRegistration();
    if (known) return watch(known, offer);
    await idle();
    watch(await navigator.serviceWorker.register(new URL("../sw.js", import.meta.url)), offer);
  } catch {
    // Without a service worker the page works as long as its server does.
  }
}
