// For who is not safe: away at once, and the back button shows nothing of it again. The session ends with it, so that
// whoever takes over the phone has to know the birth date and read the code as well.

/** A page that says nothing about help or health. */
const harmlessPage = "https://www.knmi.nl/";
/** A cookie, because signing out clears every other place to keep it; it says nothing of anybody. */
const mark = "vk_left=1";
/** Milliseconds. Where there is no internet, an empty page is all that is seen. */
const longestWait = 1000;
const ofThisSite = "; Path=/; SameSite=Strict; Max-Age=";

/** Nothing is seen any more from the first line on; the page is exchanged as soon as the session has ended. */
export async function leave(): Promise<void> {
  // biome-ignore lint/suspicious/noDocumentCookie: the pages after this one read it before they ask anything.
  document.cookie = `${mark}${ofThisSite}3600`;
  document.documentElement.hidden = true;
  await Promise.race([endSession(), new Promise((go) => setTimeout(go, longestWait))]);
  goAway();
}

/** A page that goes away at once can take its question with it: seen, and the session went on. */
function endSession(): Promise<unknown> {
  return fetch("/api/logout", { method: "POST", headers: { "X-VK": "1" }, keepalive: true }).catch(
    () => undefined,
  );
}

/** Before anything is drawn: whether this page comes back after its reader left. */
export function staysAway(): boolean {
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && wasLeft()) goAway();
  });
  if (!wasLeft()) return false;
  if (isComingBack()) {
    goAway();
    return true;
  }
  // biome-ignore lint/suspicious/noDocumentCookie: a link was opened anew, and is drawn at once.
  document.cookie = `${mark}${ofThisSite}-1`;
  return false;
}

function wasLeft(): boolean {
  return document.cookie.split("; ").includes(mark);
}

function isComingBack(): boolean {
  const [arrival] = performance.getEntriesByType("navigation");
  return (arrival as PerformanceNavigationTiming | undefined)?.type === "back_forward";
}

/** Each page that the back button reaches gives its place in the history away. */
function goAway(): void {
  document.documentElement.hidden = true;
  location.replace(harmlessPage);
}
