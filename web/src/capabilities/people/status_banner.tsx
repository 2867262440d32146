// What became of this row: deceased, moved, or made twice. Whoever said so can be wrong, and then it
// is taken back here.
import { Undo2 } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import type { PersonPage } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { useChangeStatus } from "./queries";
import { say } from "./words";

interface StatusBannerProps {
  person: PersonPage;
  /** Who may not say what became of someone cannot take it back either. */
  canTakeBack?: boolean;
}

export default function StatusBanner({ person, canTakeBack = true }: StatusBannerProps) {
  if (person.doubles.length > 0 && person.status === "active") return <Doubles person={person} />;
  if (person.status === "active") return null;
  return (
    <Banner tone="warn" action={canTakeBack && <TakeBack person={person} />}>
      {person.same_as ? (
        <p>
          {say("status.same", { name: person.same_as.name })}{" "}
          <a href={`/patienten/${person.same_as.id}`}>
            {say("status.to_same", { name: person.same_as.name })}
          </a>{" "}
          <a href="/dubbel">{say("status.to_double")}</a>
        </p>
      ) : (
        <p>{wordsOf(person)}</p>
      )}
    </Banner>
  );
}

function wordsOf(person: PersonPage): string {
  const what = say(`status.${person.status as "moved"}`) || person.status;
  if (!person.status_at) return `${what}. ${say("status.stopped")}`;
  return say("status.says", { what, name: person.status_by, date: shortDay(person.status_at) });
}

function TakeBack({ person }: { person: PersonPage }) {
  const change = useChangeStatus(person);
  if (person.status === "entered_in_error") return null;
  return (
    <div>
      <Button
        isSmall
        icon={Undo2}
        isPending={change.isPending}
        onClick={() => !change.isPending && change.mutate("active")}
      >
        {say(person.same_as ? "status.apart" : "status.undo")}
      </Button>
      {change.isError && (
        <p role="alert">{say(person.same_as ? "status.apart_failed" : "status.undo_failed")}</p>
      )}
    </div>
  );
}

function Doubles({ person }: { person: PersonPage }) {
  return (
    <Banner>
      {say("status.double")}{" "}
      {person.doubles.map((row) => (
        <a key={row.id} href={`/patienten/${row.id}`}>
          {row.name}
        </a>
      ))}
    </Banner>
  );
}
