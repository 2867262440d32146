// Everything about people that is asked of the server.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type {
  ContactChange,
  GoalView,
  NeedsChange,
  NewGoal,
  NewPerson,
  PersonCorrection,
  PersonPage,
  PersonStatus,
} from "../../kernel/api_types";
import { keptTrue } from "../../kernel/line";

export type NeedCode = NonNullable<NeedsChange["codes"]>[number];

export const fewestLetters = 3;

export type SearchReason = "new_patients" | "list_check" | "other";

/** `reason`: asked for once many searches found nobody. */
export const searchQuery = (words: string, reason?: SearchReason) =>
  queryOptions({
    queryKey: ["people", "search", words, reason],
    queryFn: ({ signal }) => call("GET /api/people", { query: { words, reason }, signal }),
    enabled: words.length >= fewestLetters,
    placeholderData: keepPreviousData,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["people", id],
    queryFn: ({ client, queryKey }): Promise<PersonPage> =>
      call("GET /api/people/{id}", { id, shown: client.getQueryData(queryKey) }),
    ...keptTrue,
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["people", id, "timeline"],
    queryFn: ({ pageParam }) =>
      call("GET /api/people/{id}/timeline", { id, query: { before: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.more_before,
    // Almost everything adds a line to it: it is asked anew whenever it is opened.
    staleTime: 0,
  });

export function useCreatePerson() {
  return useMutation({
    mutationFn: (person: NewPerson) => call("POST /api/people", { body: person }),
  });
}

export function useChangeContact(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: ContactChange) =>
      call("PUT /api/people/{id}/contact", { id, body: change }),
    onSuccess: (person) => queryClient.setQueryData(personQuery(id).queryKey, person),
  });
}

export type SaidStatus = Exclude<PersonStatus["status"], "active">;

/** Every answer is the person as it stands now; what runs for it may have stopped with it. */
function usePersonMove<Input>(id: string, move: (input: Input) => Promise<PersonPage>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: move,
    onSuccess: (person) => {
      queryClient.setQueryData(personQuery(id).queryKey, person);
      void queryClient.invalidateQueries({ queryKey: ["people", id] });
    },
  });
}

export function useChangeStatus(person: PersonPage) {
  return usePersonMove(person.id, (status: PersonStatus["status"]) =>
    call("PUT /api/people/{id}/status", {
      id: person.id,
      body: { version: person.version, status },
    }),
  );
}

export function useCorrect(id: string) {
  return usePersonMove(id, (body: PersonCorrection) =>
    call("PUT /api/people/{id}/correction", { id, body }),
  );
}

export function useLayBeside(person: PersonPage) {
  return useMutation({
    mutationFn: (otherId: string) =>
      call("POST /api/people/{id}/same_as", { id: person.id, body: { other_id: otherId } }),
  });
}

export function useSafetyNote(id: string) {
  return usePersonMove(id, (words: string) =>
    call("PUT /api/people/{id}/safety_note", { id, body: { words } }),
  );
}

export function useSaveNeeds(id: string) {
  const queryClient = useQueryClient();
  return async (change: NeedsChange) => {
    const saved = await call("PUT /api/people/{id}/needs", { id, body: change });
    changePerson(queryClient, id, (person) => ({ ...person, needs: saved.codes }));
  };
}

export function useAddGoal(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (goal: NewGoal) => call("POST /api/people/{id}/goals", { id, body: goal }),
    onSuccess: (goal) =>
      changePerson(queryClient, id, (person) => ({ ...person, goals: [goal, ...person.goals] })),
  });
}

export function useChangeGoal(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ goal, state }: { goal: GoalView; state: "open" | "reached" }) =>
      call("PUT /api/goals/{id}", {
        id: goal.id,
        body: { version: goal.version, words: goal.words, state },
      }),
    onSuccess: (changed) =>
      changePerson(queryClient, personId, (person) => ({
        ...person,
        goals: person.goals.map((goal) => (goal.id === changed.id ? changed : goal)),
      })),
    // Someone else changed it: show how it stands now.
    onError: () => queryClient.invalidateQueries({ queryKey: personQuery(personId).queryKey }),
  });
}

function changePerson(
  queryClient: ReturnType<typeof useQueryClient>,
  id: string,
  change: (person: PersonPage) => PersonPage,
): void {
  queryClient.setQueryData(personQuery(id).queryKey, (person) => person && change(person));
}
