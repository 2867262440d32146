import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { CaseForWorker } from "../../../../kernel/api_types";
import { show } from "../../../../testing/show";
import LookAlikes from "./look_alikes";

const mien = {
  id: "r-1",
  version: 3,
  first_name: "Mien",
  phone: "06 1212 1212",
  look_alikes: [
    {
      person_id: "p-1",
      name: "Mien Tekening",
      village: "America",
      birth_on: "1948-02-03",
      referral_id: "r-0",
      worker_name: "Karin Schets",
      open: false,
    },
  ],
} as unknown as CaseForWorker;

const nothingSaid = { rows: [] };

test("the worker says that it is somebody who is known, with the number of now", async () => {
  const { asked } = show(<LookAlikes data={mien} />, {
    "GET /api/cases/{id}/who_it_is": { body: nothingSaid },
    "POST /api/cases/{id}/who_it_is": { body: { ...mien, look_alikes: [] } },
  });
  expect(
    await screen.findByRole("heading", { name: "Is dit iemand die jullie al kennen?" }),
  ).toBeTruthy();
  expect(screen.getByText("Was hier eerder, bij Karin Schets")).toBeTruthy();
  fireEvent.click(
    screen.getByRole("checkbox", { name: "Het nummer van nu is het goede: 06 1212 1212" }),
  );
  fireEvent.click(screen.getByRole("button", { name: "Dit is Mien Tekening" }));
  await waitFor(() =>
    expect(asked.find(({ body }) => body)?.body).toEqual({
      version: 3,
      person_id: "p-1",
      take_phone: true,
    }),
  );
});

test("or that it is somebody else, and nothing of the known one is touched", async () => {
  const { asked } = show(<LookAlikes data={mien} />, {
    "GET /api/cases/{id}/who_it_is": { body: nothingSaid },
    "POST /api/cases/{id}/who_it_is": { body: { ...mien, look_alikes: [] } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Het is iemand anders" }));
  await waitFor(() =>
    expect(asked.find(({ body }) => body)?.body).toEqual({ version: 3, take_phone: false }),
  );
});

test("what a colleague said is confirmed as it was said", async () => {
  const { asked } = show(<LookAlikes data={mien} />, {
    "GET /api/cases/{id}/who_it_is": {
      body: {
        rows: [
          {
            person_id: "p-1",
            agrees: false,
            said_by_name: "Karin Schets",
            take_phone: true,
            waits_for_other: false,
          },
        ],
      },
    },
    "POST /api/cases/{id}/who_it_is": { body: { ...mien, look_alikes: [] } },
  });
  expect(await screen.findByText("Karin Schets zegt: dit is dezelfde. Kijk jij mee?")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Dit is Mien Tekening" }));
  await waitFor(() =>
    expect(asked.find(({ body }) => body)?.body).toEqual({
      version: 3,
      person_id: "p-1",
      take_phone: true,
    }),
  );
});
