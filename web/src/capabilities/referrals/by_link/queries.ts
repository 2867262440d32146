// What the resident asks about the own referrals.
import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";

export const myPageQuery = queryOptions({
  queryKey: ["my", "page"],
  queryFn: () => call("GET /api/my/page"),
});
