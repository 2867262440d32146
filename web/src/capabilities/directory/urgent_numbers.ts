// The numbers of the whole country for who cannot wait: data of the server, kept as long as the page
// is open.
import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../kernel/api";

export const urgentNumbersQuery = queryOptions({
  queryKey: ["urgent_numbers"],
  queryFn: () => call("GET /api/urgent_numbers"),
  staleTime: Number.POSITIVE_INFINITY,
});
