import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { FaceCard } from "../../kernel/api_types";
import { faces } from "../../testing/cast";
import { show } from "../../testing/show";
import { FaceChoice } from "./face_choice";

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
