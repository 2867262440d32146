// Who looked, asked by the resident.
import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { LooksAsk } from "../../kernel/api_types";

export const myLooksQuery = (period: LooksAsk) =>
  queryOptions({
    queryKey: ["my", "looks", period],
    queryFn: () => call("GET /api/my/looks", { query: period }),
  });
