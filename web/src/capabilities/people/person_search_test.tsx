import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { lies } from "../../testing/cast";
import { show } from "../../testing/show";
import { PersonSearch } from "./person_search";
import { takeSearchedName } from "./searched_name";

const found = [
  { id: lies.id, name: lies.name, birth_on: lies.birth_on, age: 61, village: "America" },
  { id: "p2", name: "Toon Verzonnen", birth_on: "1988-01-30", age: 38, village: "Sevenum" },
];

function type(words: string) {
  fireEvent.input(screen.getByLabelText("Naam of geboortedatum"), { target: { value: words } });
}

test("the server is asked from the third letter on", async () => {
  const { asked } = show(<PersonSearch />, { "GET /api/people": { body: found } });
  type("ve");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked).toHaveLength(0);
  type("ver");
  await screen.findByText("2 patiënten gevonden");
  expect(asked).toHaveLength(1);
});

test("who sees no people reads whom to ask, and nothing to add", async () => {
  show(<PersonSearch />, { "GET /api/people": { status: 403, body: { code: "access.role" } } });
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "ver" } });
  await screen.findByText("Je ziet geen personen. Vraag de praktijk.");
  expect(screen.queryByRole("link", { name: "Nieuwe patiënt" })).toBeNull();
});

test("what was typed goes along at once to a new patient", () => {
  show(<PersonSearch />, { "GET /api/people": { body: [] } });
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "noor verzonnen" } });
  expect(takeSearchedName()).toEqual({ given_name: "Noor", family_name: "Verzonnen" });
});

test("the arrows walk through the rows and back to the field", async () => {
  show(<PersonSearch />, { "GET /api/people": { body: found } });
  type("verz");
  const [first, second] = await screen.findAllByRole("link", { name: /Verzonnen/ });
  const field = screen.getByLabelText("Naam of geboortedatum");
  fireEvent.keyDown(field, { key: "ArrowDown" });
  expect(document.activeElement).toBe(first);
  fireEvent.keyDown(first as Element, { key: "ArrowDown" });
  expect(document.activeElement).toBe(second);
  fireEvent.keyDown(second as Element, { key: "ArrowUp" });
  fireEvent.keyDown(first as Element, { key: "ArrowUp" });
  expect(document.activeElement).toBe(field);
});

test("Enter in the field opens the first row", async () => {
  show(<PersonSearch />, { "GET /api/people": { body: found } });
  type("verz");
  const [first] = await screen.findAllByRole("link", { name: /Verzonnen/ });
  const open = vi.fn((event: Event) => event.preventDefault());
  first?.addEventListener("click", open);
  fireEvent.keyDown(screen.getByLabelText("Naam of geboortedatum"), { key: "Enter" });
  expect(open).toHaveBeenCalled();
});

test("who searched in vain too often says why, and goes on", async () => {
  const { asked } = show(<PersonSearch />, {
    "GET /api/people": [{ status: 429, body: { code: "limit.search" } }, { body: found }],
  });
  type("zeil");
  fireEvent.change(await screen.findByRole("combobox", { name: /Waarom zoek je zo vaak/ }), {
    target: { value: "new_patients" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Zoek verder" }));
  expect(await screen.findByText("2 patiënten gevonden")).toBeTruthy();
  expect(asked.at(-1)?.address).toBe("/api/people?words=zeil&reason=new_patients");
});

test("nothing found says the word, and leads to a new patient", async () => {
  show(<PersonSearch />, { "GET /api/people": { body: [] } });
  type("zeil");
  expect(await screen.findByText(/Niets gevonden voor 'zeil'/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Nieuwe patiënt" })).toBeTruthy();
});

test("who is not found is not typed again", async () => {
  show(<PersonSearch />, { "GET /api/people": { body: [] } });
  type("noor verdicht");
  await screen.findByText(/^Niets gevonden/);
  expect(takeSearchedName()).toEqual({ given_name: "Noor", family_name: "Verdicht" });
});
