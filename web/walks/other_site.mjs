// Who means harm: markup where a name or a story is written, and another site that is open in the same
// browser while a GP is signed in. Cookies go along between ports of one machine, so what stops it is
// what the server asks of every request that changes something, and of who may frame or read it.
import { createServer } from "node:http";
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

const marks = {
  given_name: '<img src="x" onerror="alert(1)">',
  family_name: "Kwaad<script>alert(2)</script>",
  goal: '[klik](javascript:alert(3)) <svg onload="alert(4)"> {{constructor.constructor("alert(5)")()}}',
};

// What somebody who got words into our page would try, and what the browser says of it.
const neverOurs = {
  'document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)>")': "TrustedHTML",
  'document.body.append(Object.assign(document.createElement("iframe"), { src: "/" }))': "frame",
  'new EventSource("https://elsewhere.example/")': "connect-src",
  'new Image().src = "https://elsewhere.example/x.png"': "img-src",
};

export async function harmIsRefused({ region, ...house }) {
  const names = ["Kwaad", "onerror", "Bezoeker"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("who means harm", ground, async (journey) => {
    const site = await openOtherSite(journey.address);
    try {
      journey.context.on("dialog", (dialog) => dialog.dismiss());
      await journey.through(stepsOf(site));
    } finally {
      site.close();
    }
  });
}

const stepsOf = (site) => ({
  async "markup is read as the text it is"({ journey, me, tab, look }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    tab.on("dialog", () => {
      throw new Error("what somebody wrote was run");
    });
    const id = await tab.evaluate(writeSomebody, marks);
    await tab.goto(`${journey.address}/patienten/${id}`);
    await me.sees(marks.given_name, marks.goal);
    await look(/onerror/, { name: "markup", record: marks.goal });
    must((await tab.locator("main img, main svg[onload], main script").count()) === 0, "it ran");
    must((await tab.locator("a[href^=javascript]").count()) === 0, "there is a link in it");
  },

  async "another site changes nothing and reads nothing"({ journey, tab }) {
    journey.mayRefuse(403, 404, 415, "CORS", "ERR_BLOCKED_BY_RESPONSE", "ERR_FAILED", "frame");
    const other = await journey.context.newPage();
    await other.goto(site.address);
    const found = await other.evaluate(tryEverything, journey.address);
    must(found.length === 0, `another site got through: ${found.join(", ")}`);
    await other.goto(`${site.address}/form`);
    await other.waitForURL(/\/api\/people/);
    must((await other.textContent("body")).includes("http.cross_site"), "a form was taken");
    await other.close();
    const written = await tab.evaluate(peopleCalled, "Bezoeker");
    must(written === 0, "another site wrote a patient in");
  },

  async "what no page of ours does, the browser stops and every journey hears"({ journey, tab }) {
    for (const [act, complaint] of Object.entries(neverOurs)) {
      await tab.evaluate(act, site.address).catch(() => undefined);
      await journey.hears(complaint);
    }
  },

  async "from our own page the same ways do get through"({ journey, tab }) {
    journey.mayRefuse(403, "TrustedScriptURL", "frame");
    const found = await tab.evaluate(tryEverything, journey.address);
    for (const way of ["a fetch with our header", "reading /api/session", "an image of ours"])
      must(found.includes(way), `${way} gets through nowhere, so it proves nothing`);
    must((await tab.evaluate(peopleCalled, "Bezoeker")) === 1, "who is written in is not found");
  },
});

/** Runs in our own page. */
async function writeSomebody({ goal, ...names }) {
  const send = async (path, body) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-VK": "1" },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const person = { ...names, birth_on: "1960-05-05", phone: "06 9999 0101" };
  const { id } = await send("/api/people", person);
  await send(`/api/people/${id}/goals`, { words: goal });
  return id;
}

/** Runs in our own page. */
async function peopleCalled(words) {
  const answer = await fetch(`/api/people?words=${words}`);
  const found = await answer.json();
  return (found.people ?? found.rows ?? found).length;
}

/** Runs in the other site; what it could do to the house at `address`. */
async function tryEverything(address) {
  const through = [];
  const person = JSON.stringify({
    given_name: "Bezoeker",
    family_name: "Elders",
    birth_on: "1960-05-05",
    phone: "06 9999 0102",
  });
  const json = { "Content-Type": "application/json", "X-VK": "1" };
  const ways = {
    "a fetch with our header": { method: "POST", headers: json, body: person },
    "a fetch of plain text": { method: "POST", mode: "no-cors", body: person },
    "a fetch of JSON": {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: person,
    },
    "a beacon's type": {
      method: "POST",
      mode: "no-cors",
      body: new Blob([person], { type: "text/plain" }),
    },
  };
  for (const [name, way] of Object.entries(ways)) {
    const answer = await fetch(`${address}/api/people`, { credentials: "include", ...way }).catch(
      () => null,
    );
    if (answer?.ok) through.push(name);
  }
  for (const path of ["/api/session", "/api/people?words=lies", "/openapi.json"]) {
    const read = await fetch(address + path, { credentials: "include" }).catch(() => null);
    if (read) through.push(`reading ${path}`);
  }
  const drawn = await new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = `${address}/favicon.svg`;
  });
  if (drawn) through.push("an image of ours");
  const ran = await new Promise((resolve) => {
    const script = document.createElement("script");
    script.onload = () => resolve(true);
    script.onerror = () => resolve(false);
    try {
      script.src = `${address}/api/session`;
      document.body.append(script);
    } catch {
      resolve(false); // our own page lets no script in at all
    }
  });
  if (ran) through.push("an answer as a script");
  const frame = document.createElement("iframe");
  frame.src = `${address}/vandaag`;
  document.body.append(frame);
  await new Promise((resolve) => {
    frame.onload = resolve;
    setTimeout(resolve, 3000);
  });
  // A page that was refused stands there as an error, which no other page can look into either.
  const shown = performance
    .getEntriesByType("resource")
    .find((one) => one.name.includes("/vandaag"));
  if (shown && shown.responseStatus === 200 && frame.contentDocument) through.push("a frame");
  const opened = window.open(`${address}/vandaag`, "_blank");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  let seen = null;
  try {
    seen = opened?.document?.title;
  } catch {
    seen = null;
  }
  if (seen) through.push("a window that it opened");
  opened?.close();
  return through;
}

/** A site of somebody else on this machine. */
function openOtherSite(house) {
  const form = `<!doctype html><form method="post" enctype="text/plain" action="${house}/api/people">
<input name='{"given_name":"Bezoeker","family_name":"' value='Elders","birth_on":"1960-05-05","phone":"06 9999 0103"}'>
</form><script>document.forms[0].submit()</script>`;
  const server = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(request.url === "/form" ? form : "<!doctype html><title>Elders</title><p>Elders");
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      resolve({ address: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}
