// Everything that the sender of a referral asks of the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type {
  BookSlot,
  LegAnswer,
  NewInitiativeReferral,
  NewLegQuestion,
  NewReferral,
  OwnPageAgain,
  ReferralForSender,
} from "../../kernel/api_types";

export type FeedbackLevel = NewReferral["feedback_level"];

export const referralQuery = (id: string) =>
  queryOptions({
    queryKey: ["referrals", id],
    queryFn: () => call("GET /api/referrals/{id}", { id }),
  });

export const feedbackQuery = queryOptions({
  queryKey: ["feedback"],
  queryFn: () => call("GET /api/feedback"),
});

export const threadsQuery = (personId: string) =>
  queryOptions({
    queryKey: ["threads", personId],
    queryFn: () => call("GET /api/people/{id}/threads", { id: personId }),
  });

export const bookingsQuery = (personId: string) =>
  queryOptions({
    queryKey: ["bookings", personId],
    queryFn: () => call("GET /api/people/{id}/bookings", { id: personId }),
  });

/** What each face of the practice asks for this resident. */
export const asksQuery = (personId: string) =>
  queryOptions({
    queryKey: ["asks", personId],
    queryFn: () => call("GET /api/people/{id}/asks", { id: personId }),
  });

/** A code to the resident's own phone: saying it aloud is saying yes. */
export function askForCode(personId: string) {
  return call("POST /api/people/{id}/referral_code", { id: personId });
}

export const consentPaperQuery = (id: string) =>
  queryOptions({
    queryKey: ["consent_papers", id],
    queryFn: () => call("GET /api/referrals/{id}/consent_paper", { id }),
  });

export function useNoteSigned(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /api/referrals/{id}/signed", { id }),
    onSuccess: (paper) => queryClient.setQueryData(consentPaperQuery(id).queryKey, paper),
  });
}

/** After a step of the sender everything that shows referrals is asked anew. */
function useForgetReferrals() {
  const queryClient = useQueryClient();
  return () => {
    for (const queryKey of [
      ["feedback"],
      ["threads"],
      ["bookings"],
      ["faces"],
      ["people"],
      ["asks"],
    ]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
}

export function useSendReferral(onSent: (referral: ReferralForSender) => void) {
  const keep = useKeepSent(onSent);
  return useMutation({
    mutationFn: (referral: NewReferral) => call("POST /api/referrals", { body: referral }),
    onSuccess: keep,
  });
}

/** A child from 12 and a parent each say yes on the own phone; then it stands ready to be sent. */
export function useAskBoth(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (referral: NewReferral) =>
      call("POST /api/people/{id}/ask_both", { id: personId, body: referral }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["prepared"] }),
  });
}

/** Straight to an initiative: a volunteer answers by link. */
export function useAskDirectly(personId: string, onSent: (referral: ReferralForSender) => void) {
  const keep = useKeepSent(onSent);
  return useMutation({
    mutationFn: (question: Omit<NewInitiativeReferral, "person_id">) =>
      call("POST /api/initiative_referrals", { body: { person_id: personId, ...question } }),
    onSuccess: keep,
  });
}

function useKeepSent(onSent: (referral: ReferralForSender) => void) {
  const queryClient = useQueryClient();
  const forget = useForgetReferrals();
  return (sent: ReferralForSender) => {
    queryClient.setQueryData(referralQuery(sent.id).queryKey, sent);
    forget();
    onSent(sent);
  };
}

export function useWithdraw(id: string) {
  return useMove(id, () => call("POST /api/referrals/{id}/withdraw", { id }));
}

export function useTakeBackWrongPerson(id: string) {
  return useMove(id, () => call("POST /api/referrals/{id}/wrong_person", { id }));
}

export function useAskQuestion(id: string) {
  return useMove(id, (question: NewLegQuestion) =>
    call("POST /api/referrals/{id}/question", { id, body: question }),
  );
}

export function useAnswerQuestion(id: string) {
  return useMove(id, (answer: LegAnswer) =>
    call("POST /api/referrals/{id}/answer", { id, body: answer }),
  );
}

export function useSendOwnPageAgain(id: string) {
  return useMutation({
    mutationFn: (how: OwnPageAgain["how"]) =>
      call("POST /api/referrals/{id}/own_page", { id, body: { how } }),
  });
}

/** Every answer is the referral as it stands after it. */
function useMove<Input = void>(id: string, move: (input: Input) => Promise<ReferralForSender>) {
  const queryClient = useQueryClient();
  const forget = useForgetReferrals();
  return useMutation({
    mutationFn: move,
    onSuccess: (moved) => {
      queryClient.setQueryData(referralQuery(id).queryKey, moved);
      forget();
    },
    // Someone was faster: show how it stands now.
    onError: () => queryClient.invalidateQueries({ queryKey: referralQuery(id).queryKey }),
  });
}

/** The row stays in its block until the list is asked anew: what is being read does not jump away. */
export function useNoteSeen() {
  return useMutation({
    mutationFn: (id: string) => call("POST /api/referrals/{id}/seen", { id }),
    retry: false,
  });
}

export function useAskAssistant() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/referrals/{id}/ask_assistant", { id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: feedbackQuery.queryKey }),
  });
}

export function useBookSlot(personId: string) {
  const queryClient = useQueryClient();
  const asksAnew = () =>
    queryClient.invalidateQueries({ queryKey: bookingsQuery(personId).queryKey });
  return useMutation({
    mutationFn: ({ referralId, ...slot }: BookSlot & { referralId: string }) =>
      call("POST /api/referrals/{id}/slot", { id: referralId, body: slot }),
    onSettled: asksAnew,
  });
}
