// Everything about talks and lists that is asked of the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { HeldLine, NewConversation, NewInvitation } from "../../kernel/api_types";

export type Depth = NewConversation["questionnaire"];
export type FilledInBy = NonNullable<NewConversation["filled_in_by"]>;
export type Held = HeldLine["held"];
export type HeldReason = NonNullable<HeldLine["reason"]>;
export type Minutes = NonNullable<HeldLine["minutes"]>;

/** A package never changes while someone works with it. */
export const questionnaireQuery = (code: string) =>
  queryOptions({
    queryKey: ["questionnaires", code],
    queryFn: () => call("GET /api/questionnaires/{code}", { code }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const conversationsQuery = (personId: string) =>
  queryOptions({
    queryKey: ["conversations", "of", personId],
    queryFn: () => call("GET /api/people/{id}/conversations", { id: personId }),
  });

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversations", id],
    queryFn: () => call("GET /api/conversations/{id}", { id }),
  });

export const arrivalsQuery = queryOptions({
  queryKey: ["arrivals"],
  queryFn: () => call("GET /api/arrivals"),
});

export const figuresQuery = queryOptions({
  queryKey: ["figures"],
  queryFn: () => call("GET /api/figures"),
});

export const lastWeekQuery = queryOptions({
  queryKey: ["figures", "last_week"],
  queryFn: () => call("GET /api/figures/last_week"),
});

export function useBeginTalk(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (talk: NewConversation) =>
      call("POST /api/people/{id}/conversations", { id: personId, body: talk }),
    onSuccess: (page) => {
      queryClient.setQueryData(conversationQuery(page.id).queryKey, page);
      void queryClient.invalidateQueries({ queryKey: conversationsQuery(personId).queryKey });
    },
  });
}

export function useSendList(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (invitation: NewInvitation) =>
      call("POST /api/people/{id}/invitations", { id: personId, body: invitation }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: conversationsQuery(personId).queryKey });
      void queryClient.invalidateQueries({ queryKey: arrivalsQuery.queryKey });
    },
  });
}
