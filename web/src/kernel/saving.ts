// "Every change is saved within a second": waits until typing rests, then saves what stands there.
import type { QueryClient, QueryKey } from "@tanstack/preact-query";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useAskBeforeClosing } from "./line";

const restBeforeSaving = 600;

/** Shows a change before the server has it; an answer that was asked for earlier does not take it back. */
export function showAtOnce(queryClient: QueryClient, queryKey: QueryKey, value: unknown): void {
  void queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, value);
}

export type Saving =
  | { state: "untouched" }
  | { state: "saving" }
  | { state: "saved"; at: Date }
  | { state: "failed"; error: unknown };

/** `change(value)` on every keystroke or move; only the last value is sent, one send at a time. */
export function useAutosave<T>(save: (value: T) => Promise<unknown>): {
  saving: Saving;
  change: (value: T) => void;
  saveNow: () => void;
} {
  const [saving, setSaving] = useState<Saving>({ state: "untouched" });
  const waiting = useRef<{ value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isSending = useRef(false);
  const latestSave = useRef(save);
  latestSave.current = save;

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    if (isSending.current) return;
    isSending.current = true;
    let sent: { value: T } | null = null;
    try {
      while (waiting.current) {
        sent = waiting.current;
        waiting.current = null;
        await latestSave.current(sent.value);
      }
      setSaving({ state: "saved", at: new Date() });
    } catch (error) {
      // What was typed after it is newer; else this value waits for the next try.
      waiting.current ??= sent;
      setSaving({ state: "failed", error });
    } finally {
      isSending.current = false;
    }
  }, []);

  const change = useCallback(
    (value: T) => {
      waiting.current = { value };
      setSaving({ state: "saving" });
      clearTimeout(timer.current);
      timer.current = setTimeout(send, restBeforeSaving);
    },
    [send],
  );

  // Leaving the page does not lose the last word: it is sent at once.
  useEffect(
    () => () => {
      if (waiting.current) void send();
    },
    [send],
  );
  useAskBeforeClosing(saving.state === "saving" || saving.state === "failed");
  return { saving, change, saveNow: () => void send() };
}
