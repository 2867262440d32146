// The demo region that the journeys walk through: made once a run by the release binary, kept as a
// folder, and copied for each journey, so that none stumbles over what another did.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const binary = process.env.VEERKRACHT_BINARY ?? join(root, "build/release/veerkracht");
const longestMaking = 900_000;
const longestStart = 60_000;
const longestEnd = 60_000;

export async function makeRegion() {
  const home = mkdtempSync(join(tmpdir(), "veerkracht-walks-"));
  const made = join(home, "made");
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const first = await serve(made, longestMaking);
    await first.stop();
  } catch (error) {
    remove();
    throw error;
  }
  let copies = 0;
  return {
    copy() {
      copies += 1;
      const folder = join(home, `copy-${copies}`);
      cpSync(made, folder, { recursive: true });
      return folder;
    },
    remove,
  };
}

/** Serves a made folder on a free port of this machine. */
export function serveRegion(folder) {
  return serve(folder, longestStart);
}

/** Serves a made folder that may lose its power: `crash` ends the server in the middle, and `rise` starts it
 * again at the same address. */
export async function serveRegionThatCrashes(folder) {
  const port = await freePort();
  let server = await serve(folder, longestStart, port);
  return {
    address: server.address,
    stop: () => server.stop(),
    crash: () => server.stop("SIGKILL"),
    async rise() {
      server = await serve(folder, longestStart, port);
    },
  };
}

/** The same under a name, which a passkey needs; the name is of a port that is known beforehand. */
export async function serveRegionByName(folder) {
  const port = await freePort();
  const { stop } = await serve(folder, longestStart, port);
  return { address: `http://localhost:${port}`, stop };
}

/** Where people of some organisations sign in with their own login; the port is in what they were told. */
export async function serveWithLogins(folder, port, logins, list = "/api/login/outside") {
  const server = await serveWithLaunchers(folder, port, logins);
  await untilItKnowsThem(server.address + list);
  return server;
}

/** Where other systems open us: those are asked nothing. */
export async function serveWithLaunchers(folder, port, logins) {
  const address = `http://localhost:${port}`;
  const more = ["--logins", logins, "--address", address];
  const { stop } = await serve(folder, longestStart, port, ["serve", ...more]);
  return { address, stop };
}

/** The first time, the server asks each login about itself just after its start. */
async function untilItKnowsThem(list) {
  for (let times = 0; times < 100; times += 1) {
    const answer = await fetch(list);
    if ((await answer.json()).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the login of the organisation does not tell of itself");
}

export function freePort() {
  return new Promise((resolve) => {
    const place = createServer();
    place.listen(0, "127.0.0.1", () => {
      const { port } = place.address();
      place.close(() => resolve(port));
    });
  });
}

function serve(folder, patience, port = 0, command = ["demo"]) {
  const words = ["--data", folder, ...command, "--listen", `127.0.0.1:${port}`];
  const server = spawn(binary, words, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  async function stop(signal = "SIGTERM") {
    server.kill(signal);
    let late = false;
    const timer = setTimeout(() => {
      late = server.kill("SIGKILL");
    }, longestEnd);
    await ended;
    clearTimeout(timer);
    if (late) throw new Error(`the server did not end in ${longestEnd / 1000} s`);
  }
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => {
      server.kill("SIGKILL");
      reject(new Error(`the server did not start in ${patience / 1000} s:\n${said}`));
    }, patience);
    const listen = (chunk) => {
      said += chunk;
      const port = /listening on port (\d+)/.exec(said)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve({ address: `http://127.0.0.1:${port}`, stop });
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("error", reject);
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
}

/** `veerkracht import …` on a folder that nobody serves. Returns what it printed. */
export function importInto(folder, ...words) {
  const done = spawnSync(binary, ["--data", folder, "import", ...words], {
    cwd: root,
    encoding: "utf8",
  });
  if (done.status !== 0) {
    throw new Error(`import ${words.join(" ")} ended with ${done.status}:\n${done.stderr}`);
  }
  return done.stdout;
}

/** The logins that lie in a demo folder, by name. */
export function loginsOf(folder) {
  const lines = readFileSync(join(folder, "logins.txt"), "utf8").split("\n");
  return Object.fromEntries(
    lines
      .map((line) => line.split("\t"))
      .filter((parts) => parts.length === 4)
      .map(([name, email, password, key]) => [name, { email, password, key }]),
  );
}

/** From here on as on an installation that is no demo, where nobody enters with one click. */
export async function withoutDemoPages(tab) {
  await tab.route("**/api/session", async (route) => {
    const response = await route.fetch();
    const told = await response.json();
    await route.fulfill({ response, json: { ...told, demo_pages: false } });
  });
}
