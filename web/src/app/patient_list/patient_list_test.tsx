import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { ListLook, ListOutcome } from "../../kernel/api_types";
import { show, type ToldAnswers } from "../../testing/show";
import PatientListPage from "./patient_list_page";

const look: ListLook = {
  encoding: "windows-1252",
  rows: 3,
  columns: [
    { header: "Roepnaam", field: "given_name", samples: ["José", "Mia", "Sjef"] },
    { header: "Naam", field: "", samples: ["Müller", "Janssen", "Peeters"] },
    { header: "Geboren", field: "birth_on", samples: ["14-03-1959", "3-9-1985", "morgen"] },
    { header: "BSN", field: "", samples: ["1", "2", "3"] },
  ],
};
const outcome: ListOutcome = {
  rows: 3,
  fresh: 1,
  known: 1,
  refused: 1,
  cells: [{ line: 4, column: "Geboren", reason: "not a date" }],
  possible_twins: 1,
  twin_lines: [3],
  unread_columns: ["BSN"],
};

async function choose(answers: ToldAnswers, text = "Roepnaam;Naam\nJosé;Müller\n") {
  const shown = show(<PatientListPage params={{}} query={{}} />, {
    "POST /api/patient_list/look": { body: look },
    ...answers,
  });
  const input = await screen.findByLabelText("De lijst uit jullie systeem");
  fireEvent.change(input, { target: { files: [new File([text], "lijst.csv")] } });
  return shown;
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });

test("the file, the columns, what would happen, and then all of it at once", async () => {
  const { asked } = await choose({
    "POST /api/patient_list/try": { body: outcome },
    "POST /api/patient_list": { status: 201, body: outcome },
  });
  expect(await screen.findByText(/3 regels gelezen/)).toBeTruthy();
  expect(screen.getByText(/Windows-1252/)).toBeTruthy();
  expect(screen.getByLabelText("Voornaam")).toHaveProperty("value", "Roepnaam");
  fireEvent.click(await button("Kijk wat er gebeurt"));
  expect(await screen.findByText(/Kies een kolom voor voornaam, achternaam/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Achternaam"), { target: { value: "Naam" } });
  expect(screen.getByText("Müller")).toBeTruthy();
  fireEvent.click(await button("Kijk wat er gebeurt"));
  expect(await screen.findByText("geen datum")).toBeTruthy();
  expect(screen.getByText("misschien een tweeling, nog niet toegevoegd")).toBeTruthy();
  expect(screen.getByText(/^Regel 3: iemand met deze achternaam/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Voeg 1 patiënt toe" })).toBeNull();
  fireEvent.click(screen.getByLabelText(/Laat de regel die niet klopt weg/));
  fireEvent.click(await button("Voeg 1 patiënt toe"));
  expect((await screen.findAllByText(/Zet de keuze eerst in jullie DPIA/)).length).toBeGreaterThan(
    0,
  );
  expect(asked.some((one) => one.address === "/api/patient_list")).toBe(false);
  fireEvent.click(screen.getByLabelText(/^De hele lijst inlezen is onze keuze/));
  fireEvent.click(await button("Voeg 1 patiënt toe"));
  expect(await screen.findByText("1 patiënt toegevoegd")).toBeTruthy();
  const sent = asked.find((one) => one.address === "/api/patient_list")?.body as {
    content: string;
  };
  expect(sent).toMatchObject({
    columns: [
      { field: "given_name", header: "Roepnaam" },
      { field: "family_name", header: "Naam" },
      { field: "birth_on", header: "Geboren" },
    ],
    leave_out_refused: true,
    in_dpia: true,
  });
  expect(sent.content).not.toMatch(/[+/=]/);
});

test("a column is one thing: chosen elsewhere it is free here", async () => {
  await choose({});
  fireEvent.change(await screen.findByLabelText("Achternaam"), { target: { value: "Roepnaam" } });
  await waitFor(() => expect(screen.getByLabelText("Voornaam")).toHaveProperty("value", ""));
});

test("what is wrong with a file is said in words, with its line", async () => {
  await choose({
    "POST /api/patient_list/look": {
      status: 422,
      body: { code: "import.bad_file", fields: { "CSV line 12": "a quote is not closed" } },
    },
  });
  expect(await screen.findByText(/^Regel 12: Een aanhalingsteken/)).toBeTruthy();
});
