// What every walk needs: a browser, and the built kit behind the policy that the server sends.
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";

/** The policy of the server, word for word: a page that breaks it breaks its walk. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types veerkracht",
].join("; ");

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
  });
}

/** The frame of the kit asks who is here; there is no server behind it, and so nobody. */
const noServer = {
  name: "veerkracht-no-server",
  configurePreviewServer({ middlewares }) {
    const now = new Date().toISOString();
    const nobody = {
      signed_in: false,
      demo: false,
      demo_pages: false,
      now,
      today: now.slice(0, 10),
    };
    middlewares.use("/api/session", (_request, response) => {
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(nobody));
    });
  },
};

export async function serveKit() {
  const server = await preview({
    root: fileURLToPath(new URL("..", import.meta.url)),
    configFile: false,
    logLevel: "error",
    plugins: [noServer],
    build: { outDir: "dist-kit" },
    preview: {
      host: "127.0.0.1",
      port: 0,
      headers: { "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff" },
    },
  });
  const { port } = server.httpServer.address();
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
