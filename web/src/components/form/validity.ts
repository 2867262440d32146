// From what is wrong to a sentence that says how to put it right.
import { Problem } from "../../kernel/api";
import { type ComponentWord, say } from "../words";

/** Name of the field → the sentence beside it. */
export type FieldErrors = Record<string, string>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What the browser can see itself: empty where something is asked, an address without @. */
export function readValidity(form: HTMLFormElement): FieldErrors {
  const errors: FieldErrors = {};
  for (const element of Array.from(form.elements) as Control[]) {
    const field = element.closest<HTMLElement>("[data-field]");
    const name = field?.dataset.field ?? element.name;
    if (!name || name in errors || !element.validity || element.validity.valid) continue;
    errors[name] = sentenceFor(element, field?.dataset.missing);
  }
  return errors;
}

function sentenceFor(element: Control, missing: string | undefined): string {
  const { validity } = element;
  if (validity.customError) return element.validationMessage;
  if (validity.valueMissing) {
    const isChoice = element.type === "radio" || element.type === "checkbox";
    return missing ?? say(isChoice ? "field.choose" : "field.required");
  }
  if (validity.typeMismatch && element.type === "email") return say("field.email");
  if (validity.tooLong) return say("field.too_long");
  if (validity.tooShort) return say("field.too_short");
  if (validity.rangeOverflow || validity.rangeUnderflow) return say("field.out_of_range");
  return say("field.malformed");
}

const known: Record<string, ComponentWord> = {
  required: "field.required",
  missing: "field.required",
  malformed: "field.malformed",
  too_long: "field.too_long",
  too_short: "field.too_short",
  out_of_range: "field.out_of_range",
  unknown: "field.unknown",
};

/** The server names field and reason ("reason: required"); a capability may have better words. */
export function fieldWords(
  problem: unknown,
  ownWords: Record<string, Record<string, string>> = {},
): FieldErrors | undefined {
  if (!(problem instanceof Problem) || Object.keys(problem.fields).length === 0) return undefined;
  const errors: FieldErrors = {};
  for (const [name, reason] of Object.entries(problem.fields)) {
    errors[name] = ownWords[name]?.[reason] ?? say(known[reason] ?? "field.malformed");
  }
  return errors;
}
