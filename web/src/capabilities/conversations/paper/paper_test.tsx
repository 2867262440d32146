import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { lies, sixMarks } from "../../../testing/cast";
import { show } from "../../../testing/show";
import PrintList from "./print_list";
import TypeOver from "./type_over";

test("the paper is printed in the language that is chosen", async () => {
  show(<PrintList person={lies} />);
  const print = () => screen.getByText("Print de zes cijfers").closest("a")?.getAttribute("href");
  await screen.findByText("Print de zes cijfers");
  expect(print()).toBe(`/api/people/${lies.id}/list_on_paper?language=nl`);
  fireEvent.change(screen.getByLabelText("In welke taal?"), { target: { value: "ar" } });
  expect(print()).toBe(`/api/people/${lies.id}/list_on_paper?language=ar`);
});

test("what is typed over goes in, empty marks stay empty, and a wrong one is said beside it", async () => {
  const { asked } = show(<TypeOver person={lies} />, {
    "GET /api/questionnaires/{code}": { body: sixMarks },
    "POST /api/people/{id}/paper_lists": [
      { status: 422, body: { code: "body.invalid", fields: { "marks.meedoen": "out_of_range" } } },
      { status: 204 },
    ],
  });
  fireEvent.click(await screen.findByRole("button", { name: "Tik een lijst over" }));
  fireEvent.input(await screen.findByLabelText(/^Meedoen, 0 tot 10/), { target: { value: "3x" } });
  fireEvent.input(screen.getByLabelText(/^Lichaam, 0 tot 10/), { target: { value: "6" } });
  const save = screen.getByRole("button", { name: "Bewaar de lijst" });
  fireEvent.click(save);
  expect((await screen.findAllByText(/Vul een cijfer in van 0 tot 10/)).length).toBe(2);
  fireEvent.input(screen.getByLabelText(/^Meedoen, 0 tot 10/), { target: { value: "3" } });
  fireEvent.click(save);
  expect(await screen.findByText(/De huisarts en de POH lezen het/)).toBeTruthy();
  expect(asked.at(-1)?.body).toEqual({ marks: { lichaam: 6, meedoen: 3 }, talk: [], words: "" });
  expect(screen.queryByDisplayValue("6")).toBeNull();
});
