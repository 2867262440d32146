// What stands above all else of a patient: that the record ended or is double, and what to mind for safety.
import StatusBanner from "../../capabilities/people/status_banner";
import type { PersonPage } from "../../kernel/api_types";
import PersonSafety from "./person_safety";

export default function PersonAbove({ person }: { person: PersonPage }) {
  return (
    <>
      {(person.status !== "active" || person.doubles.length > 0) && (
        <StatusBanner person={person} />
      )}
      {person.may_see_safety && <PersonSafety person={person} />}
    </>
  );
}
