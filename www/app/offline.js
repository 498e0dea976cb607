// Works without the network once it has been used; says when a newer version waits, and takes it when asked.

/** So long after the first report the page's files are fetched for keeping, in milliseconds, and then when the browser is idle. */
const LATER = 2000;

const canStay = () => "serviceWorker" in navigator && isSecureContext && location.protocol.startsWith("http");

/** Tells `offer(accept)` when an update of what is kept waits. */
function watch(registration, offer) {
  const waiting = (worker) => worker && navigator.serviceWorker.controller && offer(() => {
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
 * Watches what an earlier visit kept, and gives a function to call once the page is in use: then, when the browser is idle, all files of the page are
 * fetched and kept by the service worker. Who only looks in fetches none of them.
 */
export function stayOffline(offer) {
  if (!canStay()) return () => {};
  const quiet = () => {
    // Without a service worker the page works as long as its server does.
  };
  const known = navigator.serviceWorker.getRegistration().then((registration) => {
    if (registration) watch(registration, offer);
    return registration;
  });
  known.catch(quiet);
  let asked = false;
  return async () => {
    if (asked) return;
    asked = true;
    try {
      if (await known) return;
      await idle();
      watch(await navigator.serviceWorker.register(new URL("../sw.js", import.meta.url)), offer);
    } catch {
      quiet();
    }
  };
}
