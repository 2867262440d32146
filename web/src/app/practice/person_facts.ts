// The line of facts under a name.
import type { PersonPage as Person } from "../../kernel/api_types";
import { fullDate } from "../../kernel/dates";
import { say } from "./words";

export function factsOf(person: Person): string[] {
  return [
    say("person.age", { count: person.age, date: fullDate(person.birth_on) }),
    ...(person.village ? [person.village] : []),
    ...(person.secret_address ? [say("person.secret_address")] : []),
  ];
}
