// Works without the network after the first visit; says when a newer version waits, and takes it when asked.

/** Registers the service worker where there can be one; `offer(accept)` is called when an update waits. */
export async function stayOffline(offer) {
  if (!("serviceWorker" in navigator) || !isSecureContext || !location.protocol.startsWith("http")) return;
  try {
    const registration = await navigator.serviceWorker.register(new URL("../sw.js", import.meta.url));
    const waiting = (worker) => worker && navigator.serviceWorker.controller && offer(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("take over");
    });
    waiting(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => coming.state === "installed" && waiting(coming));
    });
  } catch {
    // Without a service worker the page works as long as its server does.
  }
}
