// The line to the server, and the one client that asks and keeps its answers.
// Without internet nothing is lost: what was sent waits in memory and goes out, with the same key,
// as soon as the server can be reached again.
import { MutationCache, onlineManager, QueryCache, QueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { NoConnection, onLine, Problem } from "./api";

const firstTryAfter = 2_000;
const lastTryAfter = 30_000;

/** The server's "no" is an answer; only what got no answer is worth asking again. */
export function isWorthRetrying(count: number, error: unknown): boolean {
  if (error instanceof NoConnection) return true;
  return error instanceof Problem && error.status === 503 && count < 2;
}

export function retryDelay(count: number): number {
  return Math.min(500 * 2 ** count, 8_000);
}

/** After a withdrawal it is not theirs any more: what stood on the screen goes. */
function isTakenAway(error: unknown): boolean {
  return error instanceof Problem && (error.status === 403 || error.status === 404);
}

/** For a page about one person that stays open: it asks by itself whether it may still show what it
 * shows, so that a withdrawal clears it within half a minute (SEC-34). What is unchanged is the same
 * object, and is no new look. */
export const keptTrue = { refetchInterval: 25_000, structuralSharing: false } as const;

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => isTakenAway(error) && query.setState({ data: undefined }),
    }),
    // Who hears it by doing something sees it at once on everything that is open.
    mutationCache: new MutationCache({
      onError: (error) => isTakenAway(error) && client.invalidateQueries(),
    }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: isWorthRetrying, retryDelay },
      mutations: { retry: isWorthRetrying, retryDelay },
    },
  });
  return client;
}

/** Watches the answers of `call` and knocks on the door until the server is back. */
export function watchLine(knock: () => Promise<unknown> = () => fetch("/livez")): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstTryAfter;

  function tryAgainLater() {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        await knock();
        cameBack();
      } catch {
        wait = Math.min(wait * 2, lastTryAfter);
        tryAgainLater();
      }
    }, wait);
  }
  function cameBack() {
    clearTimeout(timer);
    timer = undefined;
    wait = firstTryAfter;
    onlineManager.setOnline(true);
  }
  const stop = onLine((isUp) => {
    if (isUp) {
      if (!onlineManager.isOnline()) cameBack();
    } else if (timer === undefined) {
      onlineManager.setOnline(false);
      tryAgainLater();
    }
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** True while the server can be reached. */
export function useLine(): boolean {
  const [isUp, setIsUp] = useState(onlineManager.isOnline());
  useEffect(() => onlineManager.subscribe(setIsUp), []);
  return isUp;
}

/** Asks before the screen is closed while something still waits to be sent. */
export function useAskBeforeClosing(hasUnsent: boolean): void {
  useEffect(() => {
    if (!hasUnsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [hasUnsent]);
}
