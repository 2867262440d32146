// The door of a link: what it is for, who stands before it, and the code to the recorded number.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { LinkGreeting } from "../../kernel/api_types";
import type { Language } from "../../kernel/words";

export const greetingQuery = (token: string) =>
  queryOptions({
    queryKey: ["link", token],
    queryFn: () => call("POST /api/link/greeting", { body: { token } }),
  });

function useGreet(token: string) {
  const queryClient = useQueryClient();
  return (greeting: LinkGreeting) =>
    queryClient.setQueryData(greetingQuery(token).queryKey, greeting);
}

export function useStart(token: string) {
  const greet = useGreet(token);
  return useMutation({
    mutationFn: (birthOn: string) =>
      call("POST /api/link/start", { body: { token, birth_on: birthOn } }),
    onSuccess: greet,
  });
}

/** Chosen on the first page; the link remembers it. */
export function useChooseLanguage(token: string) {
  const greet = useGreet(token);
  return useMutation({
    mutationFn: (chosen: Language) =>
      call("POST /api/link/language", { body: { token, language: chosen } }),
    onSuccess: greet,
  });
}

export function useSendCode(token: string) {
  return useMutation({ mutationFn: () => call("POST /api/link/code", { body: { token } }) });
}

/** `onAgain`: whose page is open proves anew who it is, and what was asked before still counts. */
export function useCheckCode(token: string, onAgain?: () => void) {
  const queryClient = useQueryClient();
  const greet = useGreet(token);
  return useMutation({
    mutationFn: (code: string) => call("POST /api/link/verify", { body: { token, code } }),
    onSuccess: (greeting) => {
      // Nothing that was asked before the code counts after it.
      if (!onAgain) queryClient.removeQueries({ queryKey: ["my"] });
      greet(greeting);
      onAgain?.();
    },
  });
}
