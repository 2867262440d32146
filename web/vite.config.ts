import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";

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
  plugins: [blockingTheme()],
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
  },
}));
