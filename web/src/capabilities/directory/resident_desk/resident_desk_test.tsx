import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { ResidentDesk } from "../../../kernel/api_types";
import { show } from "../../../testing/show";
import ResidentDeskSheet from "./resident_desk_sheet";

const desk: ResidentDesk = {
  id: "o-1",
  version: 0,
  shows_names: false,
  complaint_name: "",
  complaint_phone: "",
  complaint_site: "",
  changed_at: "",
  changed_by: "",
};

test("names are told after a tick only, and the desk for complaints goes along", async () => {
  const { asked } = show(<ResidentDeskSheet />, {
    "GET /api/resident_desk": { body: desk },
    "PUT /api/resident_desk": { body: { ...desk, version: 1 } },
  });
  fireEvent.click(await screen.findByLabelText("Toon ook de naam van wie keek"));
  fireEvent.input(screen.getByLabelText(/^Naam van de klachtenfunctionaris/), {
    target: { value: "Mevrouw Klaar" },
  });
  fireEvent.submit(screen.getByRole("form", { name: "Wat inwoners over ons zien" }));
  await waitFor(() => expect(asked.some((one) => one.method === "PUT")).toBe(true));
  expect(asked.find((one) => one.method === "PUT")?.body).toEqual({
    version: 0,
    shows_names: true,
    complaint_name: "Mevrouw Klaar",
    complaint_phone: "",
    complaint_site: "",
  });
});

test("a colleague who was faster is said in words", async () => {
  show(<ResidentDeskSheet />, {
    "GET /api/resident_desk": { body: desk },
    "PUT /api/resident_desk": { status: 409, body: { code: "record.changed" } },
  });
  fireEvent.submit(await screen.findByRole("form", { name: "Wat inwoners over ons zien" }));
  expect(await screen.findByText(/Een collega wijzigde dit net/)).toBeTruthy();
});
