// A talk while it is held: each change goes to the server by itself, one at a time, with the version
// that was seen. When someone else changed it in between, both are shown and a person chooses.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { call, Problem } from "../../kernel/api";
import type { ConversationPage, HeldLine } from "../../kernel/api_types";
import { useLine } from "../../kernel/line";
import { useAutosave } from "../../kernel/saving";
import { conversationQuery, conversationsQuery } from "./queries";

const restBeforeRetry = 10_000;

export interface Draft {
  marks: Record<string, number>;
  items: Record<string, number>;
  talk: string[];
  words: string;
}

export function useConversation(page: ConversationPage) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(page));
  const [theirs, setTheirs] = useState<ConversationPage | null>(null);
  const kept = useKept(page, setTheirs);
  const autosave = useAutosave(kept.save);
  useRetry(autosave.saving.state === "failed" && !theirs, autosave.saveNow);

  function take(next: Draft) {
    setTheirs(null);
    setDraft(next);
    autosave.change(next);
  }

  return {
    draft,
    change: (part: Partial<Draft>) => {
      const next = { ...draft, ...part };
      setDraft(next);
      autosave.change(next);
    },
    saving: autosave.saving,
    conflict: theirs,
    keepMine: () => take(draft),
    takeTheirs: () => theirs && take(draftOf(theirs)),
    saveHeld: kept.saveHeld,
  };
}

/** The talk on the server: one change at a time, each on the version that was seen last. */
function useKept(page: ConversationPage, onConflict: (theirs: ConversationPage) => void) {
  const queryClient = useQueryClient();
  const version = useRef(page.version);
  const inTurn = useTurns();
  const { id } = page;

  function note(change: Partial<ConversationPage>) {
    queryClient.setQueryData(
      conversationQuery(id).queryKey,
      (known) => known && { ...known, ...change, version: version.current },
    );
    // The page of the person is asked anew: whoever goes there now reads what was just saved.
    void queryClient.invalidateQueries({ queryKey: conversationsQuery(page.person.id).queryKey });
  }

  async function lookAtTheirs() {
    const now = await call("GET /api/conversations/{id}", { id });
    version.current = now.version;
    onConflict(now);
  }

  async function save(next: Draft) {
    // Of the full list the marks follow from the questions: the server counts them.
    const { marks, ...others } = next;
    const draft = page.questionnaire === "full_list" ? others : { ...others, marks };
    try {
      const body = { version: version.current, ...draft };
      version.current = (await call("PUT /api/conversations/{id}", { id, body })).version;
      note(next);
    } catch (error) {
      if (error instanceof Problem && error.status === 409) await lookAtTheirs();
      throw error;
    }
  }

  async function saveHeld(line: Omit<HeldLine, "version">) {
    const body = { version: version.current, ...line };
    version.current = (await call("PUT /api/conversations/{id}/held", { id, body })).version;
    const { held, reason = "", minutes = "" } = line;
    note({ held, held_reason: reason, held_minutes: minutes });
  }

  return {
    save: (next: Draft) => inTurn(() => save(next)),
    saveHeld: (line: Omit<HeldLine, "version">) => inTurn(() => saveHeld(line)),
  };
}

/** What could not be sent goes out as soon as the server can be reached again. */
function useRetry(hasFailed: boolean, saveNow: () => void) {
  const isUp = useLine();
  const mustRetry = hasFailed && isUp;
  useEffect(() => {
    if (!mustRetry) return;
    saveNow();
    const again = setInterval(saveNow, restBeforeRetry);
    return () => clearInterval(again);
  }, [mustRetry, saveNow]);
}

export type ConversationDesk = ReturnType<typeof useConversation>;

function draftOf({ marks, items, talk, words }: ConversationPage): Draft {
  return { marks, items, talk, words };
}

/** Two changes of one talk never cross each other on the way. */
function useTurns() {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.current.then(work, work);
    last.current = next.catch(() => undefined);
    return next;
  };
}
