// The own page by a passkey: what is kept on which device, and whose page is open here.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { askPasskey, makePasskey } from "../../../capabilities/access/passkey";
import { call, NoConnection, Problem } from "../../../kernel/api";
import type { MyPasskeys, SignedOut } from "../../../kernel/api_types";
import { say } from "./words";

export const myGreetingQuery = queryOptions({
  queryKey: ["my", "greeting"],
  queryFn: () => call("GET /api/my/greeting"),
  retry: false,
});

/** Where one signs out as well, after one did so here. */
export const signedOutQuery = queryOptions({
  queryKey: ["signed_out"],
  queryFn: (): SignedOut => ({ organization_name: "", address: "" }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const myPasskeysQuery = queryOptions({
  queryKey: ["my", "passkeys"],
  queryFn: () => call("GET /api/my/passkeys"),
});

/** The answer is what there is now. */
function useChange<Input>(change: (input: Input) => Promise<MyPasskeys>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (left) => queryClient.setQueryData(myPasskeysQuery.queryKey, left),
  });
}

export function useKeep() {
  return useChange<void>(async () => {
    const made = await makePasskey(await call("POST /api/my/passkeys/begin"));
    return call("POST /api/my/passkeys", { body: made });
  });
}

export function useRemove() {
  return useChange((id: string) => call("POST /api/my/passkeys/{id}/remove", { id }));
}

const isNotGreeting = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  queryKey[1] !== "greeting";

/** In, at the page that the phone chooses; `isAgain`: at the one that is open, which only goes on. */
export function useComeIn(isAgain = false) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () =>
      call("POST /api/link/passkey", {
        body: await askPasskey(await call("POST /api/link/passkey/begin")),
      }),
    onSuccess: (greeting) => {
      // Nothing that was asked before counts after it; the page listens to who is greeted.
      if (!isAgain) queryClient.removeQueries({ queryKey: ["my"], predicate: isNotGreeting });
      queryClient.setQueryData(myGreetingQuery.queryKey, greeting);
    },
  });
}

/** For who shares the device, or wants another page. */
export function useClose() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /api/logout"),
    onSuccess: (out) => {
      queryClient.setQueryData(signedOutQuery.queryKey, out);
      return queryClient.resetQueries({ queryKey: ["my"] });
    },
  });
}

const said: Record<string, "known" | "too_many" | "child" | "too_late" | "wait" | "door.unknown"> =
  {
    "passkey.known": "known",
    "passkey.too_many": "too_many",
    "passkey.child": "child",
    "passkey.challenge": "too_late",
    "passkey.unknown": "door.unknown",
    "passkey.copied": "door.unknown",
    "passkey.stopped": "door.unknown",
    "login.wait": "wait",
  };

/** Who put the question for a proof away knows that nothing was done. */
export function isLeft(error: unknown): boolean {
  return error instanceof Problem && error.code === "session.proof_wanted";
}

export function objection(error: unknown): string {
  if (error instanceof NoConnection) return say("no_connection");
  if (error instanceof DOMException)
    return say(error.name === "InvalidStateError" ? "known" : "left");
  return say((error instanceof Problem && said[error.code]) || "not_now");
}
