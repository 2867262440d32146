// The people of the own organisation: who works here and who is away.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type {
  AbsenceView,
  Colleague,
  NewAbsence,
  NewLeaving,
  Team,
} from "../../../kernel/api_types";

export const teamQuery = queryOptions({
  queryKey: ["team"],
  queryFn: () => call("GET /api/team"),
});

/** Away or back: the answer is the team as it stands now, and worklists follow who stands in. */
function useChangeOfTeam<Input>(change: (input: Input) => Promise<Team>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (team) => {
      queryClient.setQueryData(teamQuery.queryKey, team);
      void queryClient.invalidateQueries({ queryKey: ["colleagues"] });
      void queryClient.invalidateQueries({ queryKey: ["worklist"] });
    },
  });
}

export function useNoteAbsence() {
  return useChangeOfTeam((body: NewAbsence) => call("POST /api/absences", { body }));
}

export function useEndAbsence() {
  return useChangeOfTeam((id: string) => call("POST /api/absences/{id}/end", { id }));
}

export function useNoteLeaving() {
  return useChangeOfTeam((body: NewLeaving) => call("POST /api/leavings", { body }));
}

export function useCancelLeaving() {
  return useChangeOfTeam((id: string) => call("POST /api/leavings/{id}/cancel", { id }));
}

/** The absence in which this colleague is today. */
export function awayNow(
  people: readonly Colleague[] | undefined,
  accountId: string | undefined,
): AbsenceView | undefined {
  return people
    ?.find((person) => person.account_id === accountId)
    ?.absences.find((absence) => absence.now);
}
