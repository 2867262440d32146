// What weighs on someone, in the words people use: a tick is saved at once.
import { useQueryClient } from "@tanstack/preact-query";
import { ChipFilter } from "../../components/chip_filter/chip_filter";
import type { PersonPage } from "../../kernel/api_types";
import { type Saving, showAtOnce, useAutosave } from "../../kernel/saving";
import { isNeed, needCodes, needWord } from "./need_words";
import { type NeedCode, personQuery, useSaveNeeds } from "./queries";
import { say } from "./words";

/** Ticks show at once and go to the server by themselves. */
export function useNeeds(person: PersonPage, conversationId?: string) {
  const queryClient = useQueryClient();
  const save = useSaveNeeds(person.id);
  const { saving, change, saveNow } = useAutosave((codes: NeedCode[]) =>
    save({ codes, conversation_id: conversationId }),
  );
  const { queryKey } = personQuery(person.id);
  // Newer than the page that was handed down, which hears of a tick a moment later.
  const { needs } = queryClient.getQueryData(queryKey) ?? person;
  function choose(codes: string[]) {
    const known = codes.filter(isNeed);
    showAtOnce(queryClient, queryKey, { ...person, needs: known });
    change(known);
  }
  return { needs: needs.filter(isNeed), choose, saving, saveNow };
}

export interface NeedsOfPerson {
  needs: NeedCode[];
  choose: (codes: string[]) => void;
  saving: Saving;
  saveNow: () => void;
}

export function NeedChips({ needs, choose }: Pick<NeedsOfPerson, "needs" | "choose">) {
  return (
    <ChipFilter
      label={say("needs.label")}
      chips={needCodes.map((code) => ({ value: code, label: needWord(code) }))}
      values={needs}
      onChange={choose}
    />
  );
}
