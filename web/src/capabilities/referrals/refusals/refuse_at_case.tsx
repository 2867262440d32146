// Said to who goes along: in the case, where the desks stand.
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import { caseQuery, desksQuery } from "../worker/queries";
import { RefuseForm } from "./refuse_form";

export default function RefuseAtCase({ caseId }: { caseId: string }) {
  const desks = useQuery(desksQuery(caseId));
  const queryClient = useQueryClient();
  return (
    <RefuseForm
      faces={desks.data ?? []}
      keep={(refusal) => call("POST /api/cases/{id}/refusals", { id: caseId, body: refusal })}
      onKept={() => {
        void queryClient.invalidateQueries({ queryKey: caseQuery(caseId).queryKey });
      }}
    />
  );
}
