import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show } from "../../../testing/show";
import GrowingUpBlock from "./by_house/growing_up_block";

const mees = {
  person_id: "p1",
  person_name: "Mees Verzonnen",
  turns: 12,
  turns_on: "2026-11-20",
  is_past: true,
  phone: "06 1234 5678",
};

test("who turned 12 is asked for the own number, and then stands there no more", async () => {
  const { asked } = show(<GrowingUpBlock />, {
    "GET /api/people_growing_up": { body: [mees] },
    "POST /api/people/{id}/own_number": { body: [] },
  });
  expect(await screen.findByText(/Werd 12 op vrijdag 20 november/)).toBeTruthy();
  fireEvent.click(
    screen.getByRole("button", { name: "Noteer het eigen nummer van Mees Verzonnen" }),
  );
  fireEvent.input(screen.getByLabelText(/Eigen mobiele nummer/), {
    target: { value: "06 5555 5555" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Dit is het eigen nummer" }));
  await waitFor(() => expect(screen.queryByText("Mees Verzonnen")).toBeNull());
  expect(asked.at(-1)?.body).toEqual({ phone: "06 5555 5555" });
});

test("who turns 16 soon is told of, and cannot be asked yet", async () => {
  show(<GrowingUpBlock />, {
    "GET /api/people_growing_up": {
      body: [{ ...mees, turns: 16, is_past: false, turns_on: "2026-12-05" }],
    },
  });
  expect(await screen.findByText(/Wordt 16 op zaterdag 5 december/)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("of many only the first stand there, and the others after one press", async () => {
  const many = Array.from({ length: 9 }, (_, at) => ({
    ...mees,
    person_id: `p${at}`,
    person_name: `Kind ${at}`,
  }));
  show(<GrowingUpBlock />, { "GET /api/people_growing_up": { body: many } });
  fireEvent.click(await screen.findByRole("button", { name: "Toon er nog 6" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(9);
  expect(screen.queryByRole("button", { name: /^Toon er nog/ })).toBeNull();
});
