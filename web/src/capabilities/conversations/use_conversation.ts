// A talk while it is held: each change goes to the server by itself, one at a time, with the version
// that was seen. When someone else changed it in between, both are shown and a person chooses.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { call, Problem } from "../../kernel/api";
import type { ConversationPage, HeldLine } from "../../kernel/api_types";
import { useLine } from "../../kernel/line";
import { useAutosave } from "../../kernel/saving";
import { conversationQuery } from "./queries";

const restBeforeRetry = 10_000;

export interface Draft {
  marks: Record<string, number>;
  items: Record<string, number>;
  talk: string[];
  words: string;
}

export function useConversation(page: ConversationPage) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(page));
  const [theirs, setTheirs] = useState<ConversationPage | null>(null);
  const version = useRef(page.version);
  const inTurn = useTurns();
  const isUp = useLine();

  function note(change: Partial<ConversationPage>) {
    queryClient.setQueryData(
      conversationQuery(page.id).queryKey,
      (known) => known && { ...known, ...change, version: version.current },
    );
  }

  async function save(next: Draft) {
    // Of the full list the marks follow from the questions: the server counts them.
    const { marks, ...others } = next;
    const body = page.questionnaire === "full_list" ? others : { ...others, marks };
    try {
      const saved = await call("PUT /api/conversations/{id}", {
        id: page.id,
        body: { version: version.current, ...body },
      });
      version.current = saved.version;
      note(next);
    } catch (error) {
      if (error instanceof Problem && error.status === 409) await lookAtTheirs();
      throw error;
    }
  }

  async function lookAtTheirs() {
    const now = await call("GET /api/conversations/{id}", { id: page.id });
    version.current = now.version;
    setTheirs(now);
  }

  const autosave = useAutosave((next: Draft) => inTurn(() => save(next)));
  // What could not be sent goes out as soon as the server can be reached again.
  const mustRetry = autosave.saving.state === "failed" && isUp && !theirs;
  const { saveNow } = autosave;
  useEffect(() => {
    if (!mustRetry) return;
    saveNow();
    const again = setInterval(saveNow, restBeforeRetry);
    return () => clearInterval(again);
  }, [mustRetry, saveNow]);

  function change(part: Partial<Draft>) {
    const next = { ...draft, ...part };
    setDraft(next);
    autosave.change(next);
  }

  return {
    draft,
    change,
    saving: autosave.saving,
    conflict: theirs,
    keepMine: () => {
      setTheirs(null);
      autosave.change(draft);
    },
    takeTheirs: () => {
      if (!theirs) return;
      const taken = draftOf(theirs);
      setDraft(taken);
      setTheirs(null);
      autosave.change(taken);
    },
    saveHeld: (line: Omit<HeldLine, "version">) =>
      inTurn(async () => {
        const saved = await call("PUT /api/conversations/{id}/held", {
          id: page.id,
          body: { version: version.current, ...line },
        });
        version.current = saved.version;
        note({
          held: line.held,
          held_reason: line.reason ?? "",
          held_minutes: line.minutes ?? "",
        });
      }),
  };
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
