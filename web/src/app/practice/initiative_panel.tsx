// Straight to an initiative, when nobody has to go along: the volunteer reads no name before a yes.
import { useAskDirectly } from "../../capabilities/referrals/queries";
import FindInitiative from "../../capabilities/referrals/worker/find_initiative";
import type { PersonPage } from "../../kernel/api_types";

export interface InitiativePanelProps {
  person: PersonPage;
  onSent: (id: string) => void;
}

export default function InitiativePanel({ person, onSent }: InitiativePanelProps) {
  const ask = useAskDirectly(person.id, (sent) => onSent(sent.id));
  return (
    <FindInitiative
      name={person.given_name}
      village={person.village}
      birthOn={person.birth_on}
      speaks={person}
      ask={ask}
    />
  );
}
