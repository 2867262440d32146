// What an organisation settled, and what is past its term.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type {
  AgreementSigning,
  ChosenTerms,
  NamedController,
  NamedOfficer,
  PlacedHold,
  SeenStep,
} from "../../kernel/api_types";

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: () => call("GET /api/setup"),
});
export const retentionQuery = queryOptions({
  queryKey: ["retention"],
  queryFn: () => call("GET /api/retention"),
});

/** Whatever came of it, both are asked anew: a colleague may have been quicker. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        [setupQuery, retentionQuery].map(({ queryKey }) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export const useNameController = () =>
  useChange((body: NamedController) => call("PUT /api/setup/controller", { body }));
export const useSignAgreement = () =>
  useChange((body: AgreementSigning) => call("PUT /api/setup/agreement", { body }));
export const useNameOfficer = () =>
  useChange((body: NamedOfficer) => call("PUT /api/setup/officer", { body }));
export const useSettleRoles = () =>
  useChange((body: SeenStep) => call("PUT /api/setup/roles", { body }));
export const useSettleRetention = () =>
  useChange((body: ChosenTerms) => call("PUT /api/setup/retention", { body }));

export const useLook = () => useChange(() => call("POST /api/retention_runs"));
export const useRelease = () =>
  useChange((id: string) => call("POST /api/retention_runs/{id}/release", { id }));
export const useHold = () =>
  useChange((body: PlacedHold) => call("PUT /api/retention/hold", { body }));
