// The work of the whole team, and handing it over.
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/preact-query";
import { call } from "../../../../kernel/api";
import type { HandOver, TeamAsk, TeamWorklist } from "../../../../kernel/api_types";
import { keptTrue } from "../../../../kernel/line";
import { worklistQuery } from "../queries";

export const teamWorklistQuery = (asked: TeamAsk) =>
  queryOptions({
    queryKey: ["team_worklist", asked],
    queryFn: ({ client, queryKey }): Promise<TeamWorklist> =>
      call("GET /api/team/worklist", { query: asked, shown: client.getQueryData(queryKey) }),
    ...keptTrue,
    placeholderData: keepPreviousData,
  });

export function useHandOver() {
  const queryClient = useQueryClient();
  const lists = [["team_worklist"], worklistQuery.queryKey, ["cases"]];
  const askAnew = () => lists.map((queryKey) => queryClient.invalidateQueries({ queryKey }));
  return useMutation({
    mutationFn: (body: HandOver) => call("POST /api/team/hand_over", { body }),
    // After a "no" too: somebody may have moved a case in the meantime.
    onSettled: () => void askAnew(),
  });
}
