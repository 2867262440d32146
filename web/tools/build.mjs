// Builds the web wing, lays a .br and a .gz beside each file that shrinks, and checks the budgets.
// `--kit` builds the test kit as well, in a folder of its own; a release never carries it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { checkBudgets } from "./budgets.mjs";

const shrinks = new Set([".js", ".css", ".html", ".svg", ".json", ".txt"]);
const isKit = process.argv.includes("--kit");
const web = fileURLToPath(new URL("..", import.meta.url));
const folder = join(web, isKit ? "dist-kit" : "dist");

await build({
  configFile: join(web, "vite.config.ts"),
  mode: isKit ? "kit" : "production",
  logLevel: "warn",
});
shrinkFiles(folder);
if (!isKit) checkBudgets(folder);

function shrinkFiles(directory) {
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !shrinks.has(extname(entry.name))) continue;
    const content = readFileSync(path);
    const parameters = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: parameters }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}
