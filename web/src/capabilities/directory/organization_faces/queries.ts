// Everything about the faces that an organisation finds and shows, as who keeps it asks the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type {
  FoundFaceChange,
  NewPracticeHour,
  OrganizationFaces,
  ShownFaceChange,
} from "../../../kernel/api_types";

export const organizationFacesQuery = queryOptions({
  queryKey: ["organization_faces"],
  queryFn: () => call("GET /api/organization_faces"),
});

/** The answer is the whole page as it stands now. */
function useWholePage<Change>(send: (change: Change) => Promise<OrganizationFaces>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (page) => queryClient.setQueryData(organizationFacesQuery.queryKey, page),
    onError: () => queryClient.invalidateQueries({ queryKey: organizationFacesQuery.queryKey }),
  });
}

export const useChangeFound = (id: string) =>
  useWholePage((body: FoundFaceChange) => call("PUT /api/found_faces/{id}", { id, body }));

export const useChangeShown = (id: string) =>
  useWholePage((body: ShownFaceChange) => call("PUT /api/shown_faces/{id}", { id, body }));

function usePageAfter<Input>(send: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => queryClient.invalidateQueries({ queryKey: organizationFacesQuery.queryKey }),
  });
}

export const useAddHour = () =>
  usePageAfter((body: NewPracticeHour) => call("POST /api/practice_hours", { body }));

export const useEndHour = () =>
  usePageAfter((id: string) => call("POST /api/practice_hours/{id}/end", { id }));
