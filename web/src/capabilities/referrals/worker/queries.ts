// Everything that who receives a referral asks of the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call, Problem } from "../../../kernel/api";
import type {
  CaseContact,
  CaseForWorker,
  CasePersonStatus,
  FollowUpDone,
  LegAnswer,
  NewDeskReferral,
  NewFeedback,
  NewLegQuestion,
  NewOnward,
  RenewedConsent,
  TakeStep,
  Worklist,
} from "../../../kernel/api_types";
import { keptTrue } from "../../../kernel/line";

export const worklistQuery = queryOptions({
  queryKey: ["worklist"],
  queryFn: ({ client, queryKey }): Promise<Worklist> =>
    call("GET /api/worklist", { shown: client.getQueryData(queryKey) }),
  ...keptTrue,
});

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ["cases", id],
    queryFn: ({ client, queryKey }): Promise<CaseForWorker> =>
      call("GET /api/cases/{id}", { id, shown: client.getQueryData(queryKey) }),
    ...keptTrue,
  });

export const servicesQuery = (words: string) =>
  queryOptions({
    queryKey: ["services", words],
    queryFn: () => call("GET /api/services", { query: { words } }),
    enabled: words.trim() !== "",
  });

/** Every move answers with the case as it stands after it. After a "no" it is asked anew: someone
 * else may have moved it in the meantime. */
function useMove<Input>(id: string, move: (input: Input) => Promise<CaseForWorker>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: move,
    onSuccess: (moved) => {
      queryClient.setQueryData(caseQuery(moved.id).queryKey, moved);
      void queryClient.invalidateQueries({ queryKey: worklistQuery.queryKey });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: caseQuery(id).queryKey }),
  });
}

/** The phone number appears in the row at once; the row stays where it is. */
export function useAccept() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      call("POST /api/cases/{id}/accept", { id, body: { version } }),
    onSuccess: (taken) => {
      queryClient.setQueryData(caseQuery(taken.id).queryKey, taken);
      return queryClient.invalidateQueries({ queryKey: worklistQuery.queryKey });
    },
    onError: (_, { id }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: worklistQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: caseQuery(id).queryKey }),
      ]),
  });
}

export function useTakeStep(id: string) {
  return useMove(id, (step: TakeStep) => call("POST /api/cases/{id}/steps", { id, body: step }));
}

export function useUndo(id: string) {
  return useMove(id, (version: number) =>
    call("POST /api/cases/{id}/undo", { id, body: { version } }),
  );
}

export function usePersonGone(id: string) {
  return useMove(id, (gone: CasePersonStatus) =>
    call("POST /api/cases/{id}/person_status", { id, body: gone }),
  );
}

export function useChangeCalling(id: string) {
  return useMove(id, (contact: CaseContact) =>
    call("PUT /api/cases/{id}/contact", { id, body: contact }),
  );
}

export function useSafetyNote(id: string) {
  return useMove(id, (words: string) =>
    call("PUT /api/cases/{id}/safety_note", { id, body: { words } }),
  );
}

export function useNoticeSeen() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/case_notices/{id}/seen", { id }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: worklistQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: ["cases"] }),
      ]),
  });
}

export function useAskQuestion(id: string) {
  return useMove(id, (question: NewLegQuestion) =>
    call("POST /api/cases/{id}/question", { id, body: question }),
  );
}

export function useAnswerQuestion(id: string) {
  return useMove(id, (answer: LegAnswer) =>
    call("POST /api/cases/{id}/answer", { id, body: answer }),
  );
}

/** Who knows the resident does not see the case any more: the list is what is left. */
export function useKnowThisPerson(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      call("POST /api/cases/{id}/known_person", { id, body: { version } }),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: caseQuery(id).queryKey });
      return queryClient.invalidateQueries({ queryKey: worklistQuery.queryKey });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: caseQuery(id).queryKey }),
  });
}

export function useAddNote(id: string) {
  return useMove(id, (words: string) =>
    call("POST /api/cases/{id}/notes", { id, body: { words } }),
  );
}

export function useGiveFeedback(id: string) {
  return useMove(id, (feedback: NewFeedback) =>
    call("POST /api/cases/{id}/feedback", { id, body: feedback }),
  );
}

export function useAskInitiative(id: string, version: number) {
  return useMove(id, (question: Omit<NewOnward, "version">) =>
    call("POST /api/cases/{id}/onward", { id, body: { version, ...question } }),
  );
}

export const desksQuery = (id: string) =>
  queryOptions({
    queryKey: ["cases", id, "desks"],
    queryFn: () => call("GET /api/cases/{id}/desks", { id }),
  });

export function askDeskCode(id: string) {
  return call("POST /api/cases/{id}/desk_code", { id });
}

export function useAskDesk(id: string) {
  const queryClient = useQueryClient();
  const ask = useMove(id, (desk: NewDeskReferral) =>
    call("POST /api/cases/{id}/desk", { id, body: desk }),
  );
  // What was filled in is known from now on: the desks ask it no more.
  const forget = () => queryClient.invalidateQueries({ queryKey: desksQuery(id).queryKey });
  return { ...ask, forget };
}

export function useFinishTerm(id: string) {
  return useMove(id, (code: string) => call("POST /api/cases/{id}/term", { id, body: { code } }));
}

export function useFinishFollowUp(id: string) {
  return useMove(id, (done: FollowUpDone & { followUpId: string }) =>
    call("POST /api/follow_ups/{id}/done", { id: done.followUpId, body: { result: done.result } }),
  );
}

export function useReopen(id: string) {
  return useMove(id, () => call("POST /api/cases/{id}/reopen", { id }));
}

/** Somebody else took it on: here or in the other team that reads it. */
export function isTaken(error: unknown): boolean {
  return error instanceof Problem && error.code === "referral.already_answered";
}

/** Whether someone else was faster; the page then shows how it stands now. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof Problem && error.status === 409;
}

/** A yes that is said anew: it runs on, and the former one stays as it was said. */
export function useRenewConsent(id: string) {
  return useMove(id, (body: RenewedConsent) =>
    call("POST /api/cases/{id}/renew_consent", { id, body }),
  );
}
