// The own face, as practices see it.
import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";

export const ownFaceQuery = queryOptions({
  queryKey: ["my_face"],
  queryFn: () => call("GET /api/my_face"),
  retry: false,
});
