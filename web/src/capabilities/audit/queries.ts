// Who looked, asked by the resident.
import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../kernel/api";

export const myLooksQuery = queryOptions({
  queryKey: ["my", "looks"],
  queryFn: () => call("GET /api/my/looks"),
});
