import { fireEvent, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { describe, expect, test, vi } from "vitest";
import { Problem } from "../../kernel/api";
import { show } from "../../testing/show";
import { Button } from "../button/button";
import { Checkbox, RadioGroup } from "../choice/choice";
import { DateFields } from "../date_fields/date_fields";
import { TextField } from "../text_field/text_field";
import { Form, type FormProps } from "./form";
import { fieldWords } from "./validity";

function referral(props: Partial<FormProps> = {}) {
  return (
    <Form aria-label="Verwijzing" onSubmit={() => {}} {...props}>
      <TextField name="phone" label="Telefoonnummer" required missing="Vul je telefoonnummer in." />
      <Button type="submit">Verstuur</Button>
    </Form>
  );
}

function given(onSubmit: ReturnType<typeof vi.fn>): FormData {
  expect(onSubmit).toHaveBeenCalledOnce();
  return onSubmit.mock.calls.flat()[0] as FormData;
}

function send() {
  fireEvent.submit(screen.getByRole("form"));
}

describe("a form", () => {
  test("what is empty is said on top and beside the field, and nothing is sent", () => {
    const onSubmit = vi.fn();
    show(referral({ onSubmit }));
    send();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getByRole("heading", { name: "Kijk nog naar 1 vraag" })).toBe(
      document.activeElement,
    );
    const field = screen.getByLabelText(/Telefoonnummer/);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    const described = field.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(described)?.textContent).toBe("Vul je telefoonnummer in.");
  });

  test("what is sent again and still wrong is told again", () => {
    show(referral({ onSubmit: vi.fn() }));
    send();
    screen.getByLabelText(/Telefoonnummer/).focus();
    send();
    expect(screen.getByRole("heading", { name: "Kijk nog naar 1 vraag" })).toBe(
      document.activeElement,
    );
  });

  test("the link in the summary leads to the field", () => {
    show(referral());
    send();
    fireEvent.click(screen.getByRole("link", { name: "Vul je telefoonnummer in." }));
    expect(document.activeElement).toBe(screen.getByLabelText(/Telefoonnummer/));
  });

  test("the title of the tab says that something is wrong, and stops saying it", () => {
    document.title = "Verwijzing – Veerkracht";
    show(referral());
    send();
    expect(document.title).toBe("Fout: Verwijzing – Veerkracht");
    const field = screen.getByLabelText(/Telefoonnummer/);
    fireEvent.input(field, { target: { value: "0612345678" } });
    fireEvent.focusOut(field);
    expect(document.title).toBe("Verwijzing – Veerkracht");
  });

  test("an error stays while typing and goes when the field is left and right", () => {
    show(referral());
    send();
    const field = screen.getByLabelText(/Telefoonnummer/);
    fireEvent.input(field, { target: { value: "06" } });
    expect(screen.getAllByText("Vul je telefoonnummer in.")).toHaveLength(2);
    fireEvent.focusOut(field);
    expect(screen.queryByText("Vul je telefoonnummer in.")).toBeNull();
  });

  test("the server's objection appears beside the field it is about, in Dutch", () => {
    const problem = new Problem({
      status: 422,
      code: "body.invalid",
      fields: { phone: "required" },
    });
    show(referral({ validationErrors: fieldWords(problem) }));
    expect(screen.getAllByText("Vul dit veld in.")).toHaveLength(2);
  });

  test("a capability's own words win, and an unknown reason still gets a sentence", () => {
    const problem = new Problem({
      status: 422,
      code: "body.invalid",
      fields: { phone: "required", goal: "never_heard_of" },
    });
    const errors = fieldWords(problem, { phone: { required: "Hoe kunnen we u bellen?" } });
    expect(errors).toEqual({
      phone: "Hoe kunnen we u bellen?",
      goal: "Dit klopt nog niet. Kijk het nog eens na.",
    });
    expect(fieldWords(new Problem({ status: 409, code: "conflict" }))).toBeUndefined();
  });

  test("what was filled in is given as the form has it", () => {
    const onSubmit = vi.fn();
    show(referral({ onSubmit }));
    fireEvent.input(screen.getByLabelText(/Telefoonnummer/), { target: { value: "0612345678" } });
    send();
    expect(given(onSubmit).get("phone")).toBe("0612345678");
  });

  test("Ctrl and Enter send it", () => {
    const onSubmit = vi.fn();
    show(referral({ onSubmit }));
    const field = screen.getByLabelText(/Telefoonnummer/);
    fireEvent.input(field, { target: { value: "0612345678" } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(onSubmit).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  test("consent and choices have their own sentence", () => {
    show(
      <Form aria-label="Keuze" onSubmit={() => {}}>
        <Checkbox
          name="consent"
          label="Anna vindt dit goed"
          required
          missing="Vraag het eerst aan Anna."
        />
        <RadioGroup
          name="moment"
          label="Wanneer?"
          required
          choices={[{ value: "a", label: "Ochtend" }]}
        />
      </Form>,
    );
    send();
    expect(screen.getAllByText("Vraag het eerst aan Anna.")).toHaveLength(2);
    expect(screen.getAllByText("Kies een antwoord.")).toHaveLength(2);
  });

  test("a button that is busy says so and lets no second send through", () => {
    const onClick = vi.fn();
    show(
      <Button isPending onClick={onClick}>
        Verstuur
      </Button>,
    );
    const button = screen.getByRole("button");
    expect(button.textContent).toContain("Even wachten");
    expect(button.hasAttribute("disabled")).toBe(false);
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe("a date in three boxes", () => {
  test("is given to the form as one date", () => {
    const onSubmit = vi.fn();
    show(
      <Form aria-label="Geboren" onSubmit={onSubmit}>
        <DateFields name="birth_date" label="Geboortedatum" required />
      </Form>,
    );
    fireEvent.input(screen.getByLabelText("Dag"), { target: { value: "3" } });
    fireEvent.input(screen.getByLabelText("Maand"), { target: { value: "5" } });
    fireEvent.input(screen.getByLabelText("Jaar"), { target: { value: "1959" } });
    send();
    expect(given(onSubmit).get("birth_date")).toBe("1959-05-03");
  });

  test("a day that does not exist is not sent", () => {
    const onSubmit = vi.fn();
    show(
      <Form aria-label="Geboren" onSubmit={onSubmit}>
        <DateFields name="birth_date" label="Geboortedatum" defaultValue="2001-02-28" />
      </Form>,
    );
    fireEvent.input(screen.getByLabelText("Dag"), { target: { value: "30" } });
    send();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getAllByText("Vul een dag, een maand en een jaar in.")).toHaveLength(2);
  });
});

test("what was typed before the server objected does not wipe its objection away", async () => {
  function Asked() {
    const [errors, setErrors] = useState<Record<string, string>>();
    return (
      <Form
        aria-label="Proef"
        validationErrors={errors}
        onSubmit={() => setErrors({ phone: "Te kort." })}
      >
        <TextField name="phone" label="Telefoon" />
      </Form>
    );
  }
  show(<Asked />);
  const field = screen.getByLabelText("Telefoon");
  field.focus();
  fireEvent.input(field, { target: { value: "06" } });
  fireEvent.submit(screen.getByRole("form", { name: "Proef" }));
  await screen.findAllByText("Te kort.");
  fireEvent.focusOut(field, { relatedTarget: document.body });
  expect(screen.getAllByText("Te kort.")).toHaveLength(2);
});
