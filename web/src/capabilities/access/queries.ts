// What signing in asks of the server.
import { queryOptions, useMutation } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { CodeLogin, PasswordLogin } from "../../kernel/api_types";

export function useCheckPassword() {
  return useMutation({
    mutationFn: (login: PasswordLogin) => call("POST /api/login/password", { body: login }),
  });
}

export function useCheckCode() {
  return useMutation({
    mutationFn: (login: CodeLogin) => call("POST /api/login/code", { body: login }),
  });
}

/** Lifts the cover: the same account, its password. */
export function useUnlock() {
  return useMutation({
    mutationFn: (password: string) => call("POST /api/session/unlock", { body: { password } }),
  });
}

/** In a demo folder nobody has a password to remember. */
export function useEnterAgain() {
  return useMutation({
    mutationFn: (id: string) => call("POST /api/demo/accounts/{id}/enter", { id }),
  });
}

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: () => call("GET /api/passkeys"),
});

export const outsideChoicesQuery = queryOptions({
  queryKey: ["outside_choices"],
  queryFn: () => call("GET /api/login/outside"),
});

export const ownOutsideQuery = queryOptions({
  queryKey: ["outside_identities"],
  queryFn: () => call("GET /api/outside_identities"),
});
