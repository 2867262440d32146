// At the person page of a practice.
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import { asksQuery, threadsQuery } from "../queries";
import { RefuseForm } from "./refuse_form";

export function RefuseAtPerson({ personId }: { personId: string }) {
  const asks = useQuery(asksQuery(personId));
  const queryClient = useQueryClient();
  return (
    <RefuseForm
      faces={asks.data ?? []}
      keep={(refusal) => call("POST /api/people/{id}/refusals", { id: personId, body: refusal })}
      onKept={() => {
        void queryClient.invalidateQueries({ queryKey: ["people", personId, "refusals"] });
        void queryClient.invalidateQueries({ queryKey: threadsQuery(personId).queryKey });
      }}
    />
  );
}
