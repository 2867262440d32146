// The weekly sample of the access log. To read it and to judge wants a fresh proof.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type {
  JudgedLine,
  LineVerdict,
  SampledLine,
  SampledWeekView,
} from "../../../kernel/api_types";
import { breachesQuery } from "../officer/queries";

export const samplesQuery = queryOptions({
  queryKey: ["log_samples"],
  queryFn: () => call("GET /api/log_samples"),
  refetchOnWindowFocus: false,
});

export const sampleQuery = (id: string) =>
  queryOptions({
    queryKey: ["log_samples", id],
    queryFn: () => call("GET /api/log_samples/{id}", { id }),
    refetchOnWindowFocus: false,
  });

export type Verdict = LineVerdict["verdict"];

/** What was judged takes the place of the line as it was; the other lines stay as they were read. */
export function useJudgeLine(
  line: SampledLine,
  weekId: string,
  onJudged: (line: SampledLine) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (given: { verdict: Verdict; words: string }) =>
      call("POST /api/log_sample_lines/{id}/verdict", {
        id: line.id,
        body: { version: line.version, ...given },
      }),
    onSuccess: (judged) => {
      queryClient.setQueryData(sampleQuery(weekId).queryKey, (before) => withLine(before, judged));
      void queryClient.invalidateQueries({ queryKey: samplesQuery.queryKey, exact: true });
      onJudged(judged.line);
    },
  });
}

function withLine(view: SampledWeekView | undefined, judged: JudgedLine) {
  return (
    view && {
      ...view,
      week: judged.week,
      lines: view.lines.map((one) => (one.id === judged.line.id ? judged.line : one)),
    }
  );
}

export function useBreachOfLine(line: SampledLine) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /api/log_sample_lines/{id}/breach", { id: line.id }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: samplesQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: breachesQuery.queryKey, exact: true });
    },
  });
}
