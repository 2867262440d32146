import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Rolldown } from "vite";
import { defineConfig, type Plugin } from "vitest/config";
import { kindsOfParties } from "./tools/kinds.ts";

const house = "http://127.0.0.1:8080";
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The theme must be known before the first paint, and the policy allows no inline script: so it is
 * a small blocking file of its own, with a hash in its name like every other asset. */
function blockingTheme(): Plugin {
  let isBuild = false;
  return {
    name: "veerkracht-blocking-theme",
    configResolved(config) {
      isBuild = config.command === "build";
    },
    buildStart() {
      if (!isBuild) return;
      const source = readFileSync(here("./src/kernel/theme.js"), "utf8");
      this.emitFile({ type: "asset", name: "theme.js", source });
    },
    transformIndexHtml: {
      order: "post",
      handler(_html, context) {
        const asset = Object.keys(context.bundle ?? {}).find((name) =>
          /\/theme-[^/]*\.js$/.test(name),
        );
        const src = asset ? `/${asset}` : "/src/kernel/theme.js";
        return [{ tag: "script", attrs: { src }, injectTo: "head-prepend" }];
      },
    },
  };
}

/** The service worker with the list of all that it keeps: every file of the app, so that a page that
 * is open while a new version arrives still finds its own later parts. Pages behind a link are not in
 * it: those leave nothing on a device. */
function serviceWorker(): Plugin {
  return {
    name: "veerkracht-service-worker",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const files = ["index.html", "favicon.svg", ...filesOf(bundle, "index.html")].sort();
      const list = JSON.stringify(files.map((name) => `/${name}`));
      const page = bundle["index.html"];
      const version = createHash("sha256")
        .update(list)
        .update(page?.type === "asset" ? page.source : "")
        .digest("hex");
      const source = readFileSync(here("./src/kernel/service_worker.js"), "utf8")
        .replaceAll(/^\s*\/\/.*\n/gm, "")
        .replace("SHELL", list)
        .replace("VERSION", version.slice(0, 16));
      this.emitFile({ type: "asset", fileName: "service_worker.js", source });
    },
  };
}

/** Every file that a page loads at once or later, and those that stand beside all pages. */
function filesOf(bundle: Rolldown.OutputBundle, page: string): string[] {
  const files = new Set(Object.keys(bundle).filter((name) => /\/theme-[^/]*\.js$/.test(name)));
  const visit = (name: string) => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== "chunk") return;
    files.add(name);
    for (const one of chunk.viteMetadata?.importedCss ?? []) files.add(one);
    for (const one of chunk.viteMetadata?.importedAssets ?? []) files.add(one);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  const entry = Object.values(bundle).find(
    (chunk) => chunk.type === "chunk" && chunk.facadeModuleId?.endsWith(`/${page}`),
  );
  if (!entry) throw new Error(`the build has no ${page}`);
  visit(entry.fileName);
  return [...files];
}

export default defineConfig(({ mode }) => ({
  root: here("."),
  // The kit and its examples are for people who build; a release never carries them.
  build: {
    outDir: here(mode === "kit" ? "./dist-kit" : "./dist"),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [
        here("./index.html"),
        here("./link.html"),
        ...(mode === "kit" ? [here("./kit.html")] : []),
      ],
    },
  },
  plugins: [
    blockingTheme(),
    serviceWorker(),
    // Tests try one more, that no code knows: docs/walks/add_a_kind_of_party.md.
    kindsOfParties(...(process.env.VITEST ? ["fixtures/kinds"] : [])),
  ],
  // The server refuses what comes from another origin: to it the development server is no other.
  server: {
    proxy: { "/api": { target: house, changeOrigin: true, headers: { origin: house } } },
  },
  test: {
    root: here("."),
    environment: "happy-dom",
    pool: "threads",
    include: ["src/**/*_test.{ts,tsx}"],
    setupFiles: [here("./src/testing/setup.ts")],
    css: false,
    // Nothing here is about the clock: a test that hangs is ended, a slow machine is waited for.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
}));
