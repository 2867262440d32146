// The people of the own organisation, who was invited, and coming in by an invitation.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type {
  Acceptance,
  ColleaguesToInvite,
  ColleagueToInvite,
  EndOfAccess,
  InvitationCode,
} from "../../kernel/api_types";

export const colleaguesQuery = queryOptions({
  queryKey: ["colleagues"],
  queryFn: () => call("GET /api/colleagues"),
});

/** Whatever came of it, the list is asked anew: a colleague may have been quicker. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: colleaguesQuery.queryKey }),
  });
}

export function useInvite() {
  return useChange((body: ColleagueToInvite) => call("POST /api/account_invitations", { body }));
}

export function useInviteMany() {
  return useChange((body: ColleaguesToInvite) =>
    call("POST /api/account_invitation_lists", { body }),
  );
}

export function useInviteAgain() {
  return useChange((id: string) => call("POST /api/account_invitations/{id}/again", { id }));
}

export function useConfirm() {
  return useChange(({ id, figures }: { id: string; figures: string }) =>
    call("POST /api/account_invitations/{id}/confirm", { id, body: { figures } }),
  );
}

export function useWithdraw() {
  return useChange((id: string) => call("POST /api/account_invitations/{id}/withdraw", { id }));
}

export function useRenew() {
  return useChange(({ id, identity_checked }: { id: string; identity_checked: boolean }) =>
    call("POST /api/accounts/{id}/renew", { id, body: { identity_checked } }),
  );
}

export function useEndAccess() {
  return useChange(({ id, ...body }: EndOfAccess & { id: string }) =>
    call("POST /api/accounts/{id}/end", { id, body }),
  );
}

export function useRenewLocum() {
  return useChange((id: string) => call("POST /api/locums/{id}/renew", { id }));
}

export function useEndLocum() {
  return useChange((id: string) => call("POST /api/locums/{id}/end", { id }));
}

export const greetingQuery = (token: string) =>
  queryOptions({
    queryKey: ["account_invitation", token],
    queryFn: () => call("POST /api/account_invitation/look", { body: { token } }),
    retry: false,
  });

export function usePair() {
  return useMutation({
    mutationFn: (body: InvitationCode) => call("POST /api/account_invitation/pair", { body }),
  });
}

export function useAccept() {
  return useMutation({
    mutationFn: (body: Acceptance) => call("POST /api/account_invitation/accept", { body }),
  });
}
