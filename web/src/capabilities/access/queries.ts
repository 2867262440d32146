// Everything that signing in asks of the server.
import { useMutation } from "@tanstack/preact-query";
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
