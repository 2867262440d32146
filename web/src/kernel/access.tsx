// Who is behind the screen. The server decides what they may; the screen only leaves out what they
// cannot use.
import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/preact-query";
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useRef, useState } from "preact/hooks";
import { call, forgetSubmissions, onSignedOut, Problem } from "./api";
import type { SessionInfo } from "./api_types";
import { tellNow } from "./dates";
import { useIdle } from "./idle";
import { forgetInput, keepInput, watchInput } from "./kept_input";
import { keepSignedOut } from "./signed_out";

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
  /** Nobody is signed in. */
  | { state: "signed_out" }
  /** Somebody was here and is away: nothing of a person is shown or kept, but for what this one
   * typed and did not send. */
  | { state: "covered"; session: Session; canUnlock: boolean; uncover: () => Promise<void> }
  | { state: "signed_in"; session: Session };

const AccessContext = createContext<Access>({ state: "asking" });

export function AccessProvider({ children }: { children: ComponentChildren }) {
  const asked = useQuery({ ...sessionQuery, retry: false });
  const [isCovered, setIsCovered] = useState(false);
  const queryClient = useQueryClient();
  const session = asked.data?.signed_in ? asked.data : null;
  const last = useLastSession(session);

  const cover = useCallback(() => {
    keepInput();
    setIsCovered(true);
  }, []);
  useEffect(watchInput, []);
  useEffect(() => onSignedOut(() => last.current && cover()), [last, cover]);
  useIdle(session && !isCovered ? session.idle_minutes : 0, cover);
  // After the pages are gone nothing asks for their data any more.
  useEffect(() => {
    if (!isCovered) return;
    forgetAnswers(queryClient);
    void queryClient.refetchQueries({ queryKey: sessionQuery.queryKey });
  }, [isCovered, queryClient]);

  return <AccessContext.Provider value={accessNow()}>{children}</AccessContext.Provider>;

  function accessNow(): Access {
    if (asked.isPending) return { state: "asking" };
    if (isCovered && last.current) return covered(last.current);
    const isRefused = asked.error instanceof Problem && asked.error.status === 401;
    if (asked.isError && !asked.data && !isRefused) {
      return { state: "unreachable", tryAgain: () => void asked.refetch() };
    }
    if (session) return { state: "signed_in", session };
    return asked.data?.locked ? covered(asked.data) : { state: "signed_out" };
  }

  function covered(whose: Session): Access {
    const canUnlock = asked.data?.signed_in === true || asked.data?.locked === true;
    return { state: "covered", session: whose, canUnlock, uncover };
  }

  async function uncover() {
    await queryClient.refetchQueries({ queryKey: sessionQuery.queryKey });
    setIsCovered(false);
  }
}

/** Who was here a moment ago. Another person behind the same screen sees nothing of them: what was
 * kept goes before anything is drawn. */
function useLastSession(session: Session | null) {
  const last = useRef<Session | null>(null);
  const queryClient = useQueryClient();
  if (session && last.current && last.current.account_id !== session.account_id) {
    forgetAnswers(queryClient);
    queryClient.getMutationCache().clear();
    forgetSubmissions();
    forgetInput();
  }
  if (session) last.current = session;
  return last;
}

/** All that the server told, and what was sent and has its answer. What still waits to be sent stays. */
function forgetAnswers(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
  const sent = queryClient.getMutationCache();
  for (const mutation of sent.getAll()) {
    if (mutation.state.status !== "pending") sent.remove(mutation);
  }
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
    keepSignedOut(await call("POST /api/logout"));
  } finally {
    // A whole new page: nothing of this person stays in memory.
    location.assign("/");
  }
}
