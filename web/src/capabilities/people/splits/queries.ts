// What is asked about a record that held two people.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { MergeView, NewSplit, SplitPage } from "../../../kernel/api_types";

export const splitQuery = (personId: string) =>
  queryOptions({
    queryKey: ["split", personId],
    queryFn: () => call("GET /api/people/{id}/split", { id: personId }),
    // A colleague may have said something.
    staleTime: 0,
  });

export type SplitStep =
  | { act: "propose"; input: NewSplit }
  | { act: "confirm"; page: SplitPage; split: MergeView }
  | { act: "refuse" | "confirm_undo" | "refuse_undo"; split: MergeView }
  | { act: "ask_undo"; split: MergeView; reason: string };

function takeStep(personId: string, step: SplitStep): Promise<SplitPage> {
  if (step.act === "propose")
    return call("POST /api/people/{id}/split", { id: personId, body: step.input });
  const { id, version } = step.split;
  switch (step.act) {
    case "confirm":
      return call("POST /api/splits/{id}/confirm", {
        id,
        body: {
          version,
          first_version: step.page.first_version,
          second_version: step.page.second_version,
        },
      });
    case "ask_undo":
      return call("POST /api/splits/{id}/undo", { id, body: { version, reason: step.reason } });
    case "refuse":
      return call("POST /api/splits/{id}/refuse", { id, body: { version } });
    case "confirm_undo":
      return call("POST /api/splits/{id}/undo/confirm", { id, body: { version } });
    case "refuse_undo":
      return call("POST /api/splits/{id}/undo/refuse", { id, body: { version } });
  }
}

/** Each step answers with how it stands now; whatever was shown of the two may be somewhere else. */
export function useSplitStep(personId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = splitQuery(personId);
  return useMutation({
    mutationFn: (step: SplitStep) => takeStep(personId, step),
    onSuccess: (page) => {
      queryClient.setQueryData(queryKey, page);
      void queryClient.invalidateQueries({ predicate: (one) => one.queryKey[0] !== "split" });
    },
    // A colleague was faster: show how it stands now.
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
}
