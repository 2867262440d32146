// Who is behind the screen. The server decides what they may; the screen only leaves out what they
// cannot use.
import { queryOptions, useQuery, useQueryClient } from "@tanstack/preact-query";
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { call, forgetSubmissions, onSignedOut, Problem } from "./api";
import type { SessionInfo } from "./api_types";
import { tellNow } from "./dates";

/** What the server says of who looks at this screen. */
export type Session = SessionInfo;

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async () => {
    const session = await call("GET /api/session");
    tellNow(session.now);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export type Access =
  | { state: "asking" }
  | { state: "unreachable"; tryAgain: () => void }
  /** Nobody is signed in. With a session: of who was, and whose page is still open underneath. */
  | { state: "signed_out"; session: Session | null }
  | { state: "signed_in"; session: Session };

const AccessContext = createContext<Access>({ state: "asking" });

export function AccessProvider({ children }: { children: ComponentChildren }) {
  const asked = useQuery({ ...sessionQuery, retry: false });
  const [isOver, setIsOver] = useState(false);
  const session = asked.data?.signed_in ? asked.data : null;
  const last = useLastSession(session);

  useEffect(() => onSignedOut(() => setIsOver(true)), []);
  // A fresh answer to "who am I" ends the state of being signed out.
  const answeredAt = asked.dataUpdatedAt;
  useEffect(() => {
    if (answeredAt > 0) setIsOver(false);
  }, [answeredAt]);

  return <AccessContext.Provider value={accessNow()}>{children}</AccessContext.Provider>;

  function accessNow(): Access {
    if (asked.isPending) return { state: "asking" };
    const isRefused = asked.error instanceof Problem && asked.error.status === 401;
    if (asked.isError && !asked.data && !isRefused) {
      return { state: "unreachable", tryAgain: () => void asked.refetch() };
    }
    if (session && !isOver) return { state: "signed_in", session };
    return { state: "signed_out", session: last };
  }
}

/** Who was here a moment ago: their page stays open underneath while they sign in again. Another
 * person behind the same screen sees nothing of them: what was kept goes before anything is drawn. */
function useLastSession(session: Session | null): Session | null {
  const last = useRef<Session | null>(null);
  const queryClient = useQueryClient();
  if (session && last.current && last.current.account_id !== session.account_id) {
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    forgetSubmissions();
  }
  if (session) last.current = session;
  return last.current;
}

export function useAccess(): Access {
  return useContext(AccessContext);
}

/** The session of the one who is signed in. Pages behind the shell always have one. */
export function useSession(): Session {
  const access = useContext(AccessContext);
  if ("session" in access && access.session) return access.session;
  throw new Error("a page behind the shell was drawn without a session");
}

export async function signOut(): Promise<void> {
  try {
    await call("POST /api/logout");
  } finally {
    // A whole new page: nothing of this person stays in memory.
    location.assign("/");
  }
}
