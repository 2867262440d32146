// Logins elsewhere with which a resident opens the own page, and where that page is open.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { call, NoConnection, Problem } from "../../../kernel/api";
import type { MyLogins, OutsideAddress, OwnSession } from "../../../kernel/api_types";
import { say } from "./words";

export const loginsQuery = queryOptions({
  queryKey: ["logins"],
  queryFn: () => call("GET /api/link/outside"),
  retry: false,
});

export const myLoginsQuery = queryOptions({
  queryKey: ["my", "logins"],
  queryFn: () => call("GET /api/my/logins"),
});

export const mySessionsQuery = queryOptions({
  queryKey: ["my", "sessions"],
  queryFn: () => call("GET /api/my/sessions"),
});

/** The logins that there are; none while it is not known. */
export function useLogins() {
  return useQuery(loginsQuery).data ?? [];
}

/** Leaves this page for the one of the login. */
function useGoing(begin: (code: string) => Promise<OutsideAddress>) {
  return useMutation({
    mutationFn: async (code: string) => {
      const { address } = await begin(code);
      window.location.assign(address);
    },
  });
}

export function useGoIn() {
  return useGoing((code) => call("POST /api/link/outside/begin", { body: { code } }));
}

export function useJoin() {
  return useGoing((code) => call("POST /api/my/logins/begin", { body: { code } }));
}

export function useTurnOff() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/my/logins/{id}/remove", { id }),
    onSuccess: (left: MyLogins) => queryClient.setQueryData(myLoginsQuery.queryKey, left),
  });
}

export function useEnd() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/my/sessions/{id}/end", { id }),
    onSuccess: (left: OwnSession[]) => queryClient.setQueryData(mySessionsQuery.queryKey, left),
    onError: () => void queryClient.invalidateQueries({ queryKey: mySessionsQuery.queryKey }),
  });
}

const said: Record<string, "too_low" | "unknown" | "taken" | "too_late" | "wait" | "refused"> = {
  "login.level_too_low": "too_low",
  "login.outside_unknown": "unknown",
  "login.outside_taken": "taken",
  "login.outside_refused": "refused",
  "login.refused": "refused",
  "login.wait": "wait",
  "session.proof_wanted": "too_late",
  "session.none": "too_late",
};

export function objection(error: unknown): string {
  if (error instanceof NoConnection) return say("no_connection");
  return say((error instanceof Problem && said[error.code]) || "not_now");
}
