// Keeps the page's own files, so that it opens without the network. The build writes the list of files and its version into the two constants below.
const VERSION = "development";
/** @type {string[]} */
const FILES = [];

/** This script's own scope: the checker takes it for that of any worker. */
const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const NAME = `gouji-${VERSION}`;

scope.addEventListener("install", (event) => {
  // Each file is asked for anew: what the browser has in its own cache may be of another version.
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))));
});

scope.addEventListener("activate", (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name.startsWith("gouji-") && name !== NAME) await caches.delete(name);
    await scope.clients.claim();
  };
  event.waitUntil(forget());
});

scope.addEventListener("message", ({ data }) => data === "take over" && scope.skipWaiting());

scope.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  const answer = async () => {
    const cache = await caches.open(NAME);
    const known = await cache.match(url.pathname.endsWith("/") ? "./index.html" : event.request, { ignoreSearch: true });
    return known ?? fetch(event.request);
  };
  event.respondWith(answer());
});
