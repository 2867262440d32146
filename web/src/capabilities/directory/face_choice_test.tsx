import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { FaceCard } from "../../kernel/api_types";
import { faces } from "../../testing/cast";
import { show } from "../../testing/show";
import { FaceChoice } from "./face_choice";

const [karin, mo, truus] = faces as [FaceCard, FaceCard, FaceCard];

function draw(shown: readonly FaceCard[]) {
  const onChoose = vi.fn();
  render(<FaceChoice faces={shown} chosen={undefined} onChoose={onChoose} />);
  return onChoose;
}

test("a face says how long one waits now", () => {
  draw([mo]);
  expect(screen.getByText(/nu ongeveer 3 weken wachten/)).toBeTruthy();
});

test("a face says until when it is away and who takes over", () => {
  draw([
    { ...karin, away_until: "2026-11-06", substitute_name: "Bram Schetsma" },
    { ...mo, away_until: "2026-11-09" },
  ]);
  expect(screen.getByText(/afwezig tot en met 6 november, Bram Schetsma neemt waar/)).toBeTruthy();
  expect(screen.getByText(/afwezig tot en met 9 november$/)).toBeTruthy();
});

test("who takes nobody in names another, and that one is one click away", () => {
  const onChoose = draw([
    karin,
    { ...truus, alternative_name: karin.name, alternative_face_id: karin.id },
  ]);
  expect(screen.getByText(/neemt nu niemand aan; kies Karin Schets/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Kies Karin Schets" }));
  expect(onChoose.mock.calls).toEqual([[karin.id]]);
});

test("an alternative that is not in the list, or is full itself, is no button", () => {
  draw([
    { ...karin, intake_stop: true },
    { ...truus, alternative_name: karin.name, alternative_face_id: karin.id },
  ]);
  expect(screen.getByText(/kies Karin Schets/)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("few faces first, and the others one tap away, where the focus then is", async () => {
  const many = Array.from({ length: 7 }, (_, at) => ({
    ...(faces[0] as FaceCard),
    id: `f${at}`,
    name: `Naam ${at}`,
  }));
  show(<FaceChoice faces={many} chosen={undefined} onChoose={() => {}} />);
  expect(screen.getAllByRole("radio").length).toBe(5);
  fireEvent.click(await screen.findByRole("button", { name: /^Toon er nog 2/ }));
  expect(screen.getAllByRole("radio").length).toBe(7);
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole("radio")[5]));
});
