/* Keeps the last copy of the filing pages that were open, so that a reload without a network shows the
   page with what was typed. The network goes first, always: a copy is shown only when it cannot be
   reached. Nothing but GET is touched; the copies go when somebody has to sign in. */

const COPIES = "so-lieu";
const PAGE = /^\/so-lieu\/[^/]+\/\d{4}-(H1|Y)\/(?!tien-do\/|doc-bao-cao\/)[^/]+\/(kiem-tra\.json)?$/;
const PARTS = /^\/static\//;

const isKept = (url) => url.origin === location.origin && (PAGE.test(url.pathname) || PARTS.test(url.pathname));

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && isKept(new URL(request.url))) event.respondWith(answer(request));
});

/* The first visit loads its parts before this worker is there: the page names them. */
self.addEventListener("message", (event) => {
  const urls = event.data.keep.filter((url) => isKept(new URL(url)));
  event.waitUntil(Promise.allSettled(urls.map((url) => answer(new Request(url)))));
});

async function answer(request) {
  const copies = await caches.open(COPIES);
  const address = request.url.split(/[?#]/)[0];
  let response;
  try {
    response = await fetch(request);
  } catch (error) {
    const copy = await copies.match(address);
    if (copy) return copy;
    throw error;
  }
  if (response.type === "opaqueredirect" || response.redirected) await caches.delete(COPIES);
  else if (response.ok) await copies.put(address, response.clone());
  return response;
}
