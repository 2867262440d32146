// What the resident asks about the own list and the own web.
import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";

export const myListKey = ["my", "list"];

export const myListQuery = queryOptions({
  queryKey: myListKey,
  queryFn: () => call("GET /api/my/list"),
  // What is being filled in is newer than any answer of the server.
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

export const myWebQuery = queryOptions({
  queryKey: ["my", "web"],
  queryFn: () => call("GET /api/my/web"),
});

export const questionnaireQuery = (code: string) =>
  queryOptions({
    queryKey: ["questionnaires", code],
    queryFn: () => call("GET /api/questionnaires/{code}", { code }),
    staleTime: Number.POSITIVE_INFINITY,
  });
