// The shell of the app opens without internet, in a browser that has been here before.
import { ownScript } from "./trusted_types";

/** Only in a build: while building, files change under the hands. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Without it the app works as well, as long as there is internet.
  addEventListener("load", () => {
    navigator.serviceWorker.register(ownScript("/service_worker.js")).catch(() => undefined);
  });
}
