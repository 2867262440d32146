// What a resident asks without an account: where this is possible, who can be asked, and the code.
import { queryOptions, useMutation } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type {
  NewSelfReferral,
  OpenFacesAsk,
  SelfReferralCodes,
  SelfReferralSent,
  SelfReferralWaits,
} from "../../../kernel/api_types";

export const placesQuery = queryOptions({
  queryKey: ["self_referral", "places"],
  queryFn: () => call("GET /api/self_referral/places"),
});

export const facesQuery = (body: OpenFacesAsk) =>
  queryOptions({
    queryKey: ["self_referral", "faces", body],
    queryFn: () => call("POST /api/self_referral/faces", { body }),
    retry: false,
  });

export function useAskForHelp(onWaits: (waits: SelfReferralWaits) => void) {
  return useMutation({
    mutationFn: (body: NewSelfReferral) => call("POST /api/self_referrals", { body }),
    onSuccess: onWaits,
  });
}

export function useSendAgain(token: string) {
  return useMutation({
    mutationFn: () => call("POST /api/self_referrals/codes", { body: { token } }),
  });
}

export function useConfirm(token: string, onSent: (sent: SelfReferralSent) => void) {
  return useMutation({
    mutationFn: (codes: Omit<SelfReferralCodes, "token">) =>
      call("POST /api/self_referrals/confirm", { body: { token, ...codes } }),
    onSuccess: onSent,
  });
}
