// What the resident filled in so far, and how it is kept: saved while going on, in order, one at a
// time, so that stopping halfway loses nothing.
import { useQueryClient } from "@tanstack/preact-query";
import { useRef, useState } from "preact/hooks";
import { call, Problem } from "../../../kernel/api";
import type { MyList } from "../../../kernel/api_types";
import { useAutosave } from "../../../kernel/saving";
import { myListKey } from "./queries";

export interface Answers {
  marks: Record<string, number>;
  items: Record<string, number>;
  talk: string[];
  words: string;
}

export function useAnswers(list: MyList) {
  const queryClient = useQueryClient();
  const version = useRef(list.version);
  const [answers, setAnswers] = useState<Answers>({
    marks: list.marks,
    items: list.items,
    talk: list.talk,
    words: list.words,
  });
  const now = useRef(answers);

  const last = useRef<Promise<MyList>>(Promise.resolve(list));
  const isSent = useRef(false);

  async function put(next: Answers, send: boolean): Promise<MyList> {
    const body = () => ({ version: version.current, ...next, send });
    try {
      return await call("PUT /api/my/list", { body: body() });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "record.changed") throw error;
      // The same person in another tab: what was filled in last, here, counts.
      version.current = (await call("GET /api/my/list")).version;
      return call("PUT /api/my/list", { body: body() });
    }
  }
  /** One after the other. What still waits when the list is sent has been sent with it. */
  function store(next: Answers, send: boolean): Promise<MyList> {
    last.current = last.current
      .catch(() => list)
      .then(async (before) => {
        if (isSent.current) return before;
        const saved = await put(next, send);
        version.current = saved.version;
        isSent.current = send;
        return saved;
      });
    return last.current;
  }
  const autosave = useAutosave((next: Answers) => store(next, false));

  function change(part: Partial<Answers>) {
    const next = { ...now.current, ...part };
    now.current = next;
    setAnswers(next);
    autosave.change(next);
  }

  return {
    answers,
    saving: autosave.saving,
    saveNow: autosave.saveNow,
    change,
    /** The last thing: after this the practice sees it. */
    send: async () => {
      const sent = await store(now.current, true);
      queryClient.setQueryData(myListKey, sent);
      return sent;
    },
  };
}

export function without(record: Record<string, number>, code: string): Record<string, number> {
  const { [code]: _, ...others } = record;
  return others;
}

export function toggled(codes: readonly string[], code: string, isOn: boolean): string[] {
  const others = codes.filter((one) => one !== code);
  return isOn ? [...others, code] : others;
}
