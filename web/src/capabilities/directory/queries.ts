// Everything about faces that is asked of the server.
import { keepPreviousData, queryOptions } from "@tanstack/preact-query";
import { call } from "../../kernel/api";

/** Who fits these needs, the right face first. */
export const facesQuery = (needs: readonly string[]) =>
  queryOptions({
    queryKey: ["faces", ...needs],
    queryFn: () => call("GET /api/faces", { query: { needs: [...needs] } }),
    placeholderData: keepPreviousData,
  });
