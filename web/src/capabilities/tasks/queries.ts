// Everything about tasks that is asked of the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { TaskDone, TaskRow } from "../../kernel/api_types";

export type CallResult = TaskDone["result"];

export const tasksQuery = queryOptions({
  queryKey: ["tasks"],
  queryFn: () => call("GET /api/tasks"),
});

export function useFinishTask() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ task, result }: { task: TaskRow; result: CallResult }) =>
      call("POST /api/tasks/{id}/done", { id: task.id, body: { version: task.version, result } }),
    // Also after a refusal: a colleague may have been faster.
    onSettled: () => queryClient.invalidateQueries({ queryKey: tasksQuery.queryKey }),
  });
}
