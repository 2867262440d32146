// What was filled in so far. It stays on this page only: nothing is kept on the device.
import type {
  FaceForResident,
  NewSelfReferral,
  OpenFaces,
  OpenFacesAsk,
} from "../../../kernel/api_types";
import { language } from "../../../kernel/words";

export interface Answers {
  needs: NonNullable<OpenFacesAsk["needs"]>;
  municipality: string;
  village: string;
  birth_on: string;
  who_agrees: string;
  face: FaceForResident | null;
  given_name: string;
  family_name: string;
  phone: string;
  parent_name: string;
  parent_phone: string;
  secret_address: boolean;
  call_when: string;
  voicemail_allowed: boolean;
  language: string;
  interpreter: boolean;
  sentence: string;
  tell_practice: boolean;
  practice_name: string;
}

export const nothing: Answers = {
  needs: [],
  municipality: "",
  village: "",
  birth_on: "",
  who_agrees: "",
  face: null,
  given_name: "",
  family_name: "",
  phone: "",
  parent_name: "",
  parent_phone: "",
  secret_address: false,
  call_when: "",
  voicemail_allowed: false,
  language: "nl",
  interpreter: false,
  sentence: "",
  tell_practice: false,
  practice_name: "",
};

export type Change = (part: Partial<Answers>) => void;

/** The pages, in the order in which they are asked. */
export const pages = ["needs", "place", "face", "who", "call", "words", "gp", "check"] as const;
export type PageName = (typeof pages)[number];

/** Nobody jumps over a page that still asks something: who reloads begins again. */
export function furthest(answers: Answers): number {
  if (answers.needs.length === 0) return pages.indexOf("needs");
  if (!answers.municipality || !answers.birth_on) return pages.indexOf("place");
  if (!answers.face) return pages.indexOf("face");
  const hasName = answers.given_name.trim() && answers.family_name.trim();
  if (!hasName || !phoneOf(answers)) return pages.indexOf("who");
  return pages.indexOf("check");
}

/** Under 12 the parent asks, and is called. */
export function phoneOf(answers: Answers): string {
  return (isOfParent(answers) ? answers.parent_phone : answers.phone).trim();
}

export function isOfParent(answers: Pick<OpenFaces, "who_agrees">): boolean {
  return answers.who_agrees === "parent";
}

export function asksParent(answers: Pick<OpenFaces, "who_agrees">): boolean {
  return answers.who_agrees === "parent" || answers.who_agrees === "resident_and_parent";
}

/** Exactly what goes along: the same list as the server makes, and it refuses any other. */
export function fieldsThatGo(answers: Answers): NonNullable<NewSelfReferral["fields"]> {
  const left: Record<string, boolean> = {
    sentence: answers.sentence.trim() === "",
    village: answers.secret_address || answers.village === "",
  };
  const fields = (answers.face?.fields ?? []) as NonNullable<NewSelfReferral["fields"]>;
  return fields.filter((field) => !left[field]);
}

export function requestOf(answers: Answers, isAgreed: boolean): NewSelfReferral {
  return {
    face_id: answers.face?.id ?? "",
    municipality: answers.municipality,
    village: answers.village,
    needs: answers.needs,
    given_name: answers.given_name.trim(),
    family_name: answers.family_name.trim(),
    birth_on: answers.birth_on,
    phone: phoneOf(answers),
    parent_name: asksParent(answers) ? answers.parent_name.trim() : undefined,
    parent_phone: asksParent(answers) ? answers.parent_phone.trim() : undefined,
    secret_address: answers.secret_address,
    call_when: answers.call_when.trim(),
    voicemail_allowed: answers.voicemail_allowed,
    language: answers.language,
    interpreter: answers.interpreter,
    sentence: answers.sentence.trim(),
    tell_practice: answers.tell_practice,
    practice_name: answers.tell_practice ? answers.practice_name.trim() : "",
    fields: fieldsThatGo(answers),
    text_language: language(),
    consent_given: isAgreed,
  };
}
