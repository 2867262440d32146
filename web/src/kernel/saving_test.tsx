import { act, render, screen } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { SavingLine } from "../components/status_line/status_line";
import { useAutosave } from "./saving";

let change: (text: string) => void;
let saveNow: () => void;

function Field({ save }: { save: (text: string) => Promise<unknown> }) {
  const autosave = useAutosave(save);
  change = autosave.change;
  saveNow = autosave.saveNow;
  return <SavingLine saving={autosave.saving} />;
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-24T09:42:00Z") });
});

async function wait(time: number) {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(time);
  });
}

test("only the last words are saved, once typing rests", async () => {
  const save = vi.fn(async () => {});
  render(<Field save={save} />);
  await act(() => change("A"));
  await wait(300);
  await act(() => change("An"));
  expect(screen.getByRole("status").textContent).toBe("Bewaren...");
  await wait(700);
  expect(save.mock.calls).toEqual([["An"]]);
  expect(screen.getByRole("status").textContent).toBe("Bewaard om 10.42");
});

test("what failed is kept and goes out with the next try", async () => {
  const save = vi.fn().mockRejectedValueOnce(new Error("no")).mockResolvedValue(undefined);
  render(<Field save={save} />);
  await act(() => change("Anna"));
  await wait(700);
  expect(screen.getByRole("status").textContent).toContain("Nog niet bewaard");
  await act(() => saveNow());
  await wait(1);
  expect(save.mock.calls).toEqual([["Anna"], ["Anna"]]);
  expect(screen.getByRole("status").textContent).toBe("Bewaard om 10.42");
});

test("leaving the page saves at once what still waited", async () => {
  const save = vi.fn(async () => {});
  const { unmount } = render(<Field save={save} />);
  await act(() => change("Anna"));
  expect(save).not.toHaveBeenCalled();
  unmount();
  expect(save).toHaveBeenCalledWith("Anna");
});
