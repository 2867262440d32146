// Keeps the files of the app on the device, so that it opens without internet. Only those: never an
// answer of the server and nothing behind a link. The build writes the list here.
const files = SHELL;
const own = "veerkracht-VERSION";

addEventListener("install", (event) => {
  event.waitUntil(caches.open(own).then((kept) => kept.addAll(files)));
});

// It waits until all pages of the former version are closed: those still use the former files.
addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== own).map((name) => caches.delete(name))),
      )
      .then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    // The server first: it knows the newest version.
    if (!/^\/(l|api|hsds|fhir)(\/|$)/.test(pathname)) {
      event.respondWith(fetch(request).catch(() => caches.match("/index.html")));
    }
  } else if (files.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((kept) => kept || fetch(request)));
  }
});
