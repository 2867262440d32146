// On which ground somebody knows something of the resident, and where to go who is not content.
import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../../../kernel/api";

export const whoKnowsQuery = queryOptions({
  queryKey: ["my", "who_knows"],
  queryFn: () => call("GET /api/my/who_knows"),
});
