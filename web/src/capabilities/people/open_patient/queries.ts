import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";

export const openPatientQuery = queryOptions({
  queryKey: ["open_patient"],
  queryFn: () => call("GET /api/open_patient"),
  // Somebody else may be open there by now.
  staleTime: 0,
});
