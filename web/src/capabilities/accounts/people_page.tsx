// Everybody who works in the organisation, who is on the way in, and how to ask somebody in.
import { useQuery } from "@tanstack/preact-query";
import { Ban, KeyRound, ListPlus, UserPlus } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button } from "../../components/button/button";
import { ErrorState } from "../../components/error_state/error_state";
import { FirstSteps } from "../../components/first_steps/first_steps";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { Colleague, ColleaguesView, InvitationSent } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { later } from "../../kernel/later";
import { useTitle } from "../../kernel/title";
import { ColleagueRow, type NotingKind } from "../access/team/colleague_row";
import type { NotingProps } from "../access/team/noting_form";
import { EndForm } from "./end_form";
import { Invitations } from "./invitations";
import { InviteForm } from "./invite_form";
import { LocumTools, locumWords } from "./locum_part";
import { colleaguesQuery } from "./queries";
import { RenewForm } from "./renew_form";
import { roleWords } from "./role_words";
import { SentPanel } from "./sent_panel";
import { say } from "./words";
import "./accounts.css";

const ResidentDeskSheet = later(
  () => import("../directory/resident_desk/resident_desk_sheet"),
  () => null,
);

export default function PeoplePage(_: PageProps) {
  useTitle(say("title"));
  const asked = useQuery(colleaguesQuery);
  const view = asked.data;
  return (
    <div className="page people-page">
      {!view && <PageHead title={say("title")} />}
      {asked.isError && !view && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {view && <People view={view} />}
    </div>
  );
}

const SetupBanner = later(
  () => import("../controllers/setup_banner"),
  () => null,
);
const OwnLoginSheet = later(
  () => import("./own_login_sheet"),
  () => null,
);
const ListForm = later(
  () => import("./list_form"),
  () => null,
);
const ListSentPanel = later(
  () => import("./list_sent_panel"),
  () => null,
);

function People({ view }: { view: ColleaguesView }) {
  const [isInviting, setIsInviting] = useState<"one" | "many" | null>(null);
  const [sent, setSent] = useState<InvitationSent | null>(null);
  const [allSent, setAllSent] = useState<readonly InvitationSent[]>([]);
  const { team, roles, invitations } = view;
  const administers = roles.length > 0;

  function told(result: InvitationSent) {
    setIsInviting(null);
    setSent(result);
  }
  function toldAll(results: readonly InvitationSent[]) {
    setIsInviting(null);
    setAllSent(results);
  }
  const stop = () => setIsInviting(null);

  return (
    <>
      <PageHead
        title={say("title")}
        facts={[team.organization_name, say("count", { count: team.people.length })]}
      >
        {administers && !isInviting && allSent.length === 0 && (
          <>
            <Button kind="quiet" icon={ListPlus} onClick={() => setIsInviting("many")}>
              {say("many")}
            </Button>
            <Button kind="main" icon={UserPlus} onClick={() => setIsInviting("one")}>
              {say("invite")}
            </Button>
          </>
        )}
      </PageHead>
      {administers && <SetupBanner />}
      {sent && <SentPanel key={sent.code} sent={sent} onDone={() => setSent(null)} />}
      {allSent.length > 0 && <ListSentPanel sent={allSent} onDone={() => setAllSent([])} />}
      {isInviting === "one" && (
        <InviteForm roles={roles} locumDays={view.locum_days_max} onSent={told} onStop={stop} />
      )}
      {isInviting === "many" && (
        <ListForm roles={rolesWithoutDays(roles)} onSent={toldAll} onStop={stop} />
      )}
      {administers && invitations.length > 0 && (
        <Invitations invitations={invitations} onSent={told} />
      )}
      {administers && team.people.length === 1 && invitations.length === 0 && !isInviting && (
        <FirstSteps
          title={say("first.title")}
          steps={[
            { label: say("invite"), hint: say("first.invite_hint") },
            { label: say("faces_link"), hint: say("first.faces_hint"), href: "/gezichten" },
          ]}
        />
      )}
      <section className="sheet" aria-labelledby="mensen-kop">
        <h2 id="mensen-kop">{say("people")}</h2>
        <ul className="lined-list">
          {team.people.map((person) => (
            <PersonRow key={person.account_id} person={person} view={view} onSent={told} />
          ))}
        </ul>
        {administers && (
          <p>
            <a href="/gezichten">{say("faces_link")}</a>
          </p>
        )}
        {administers && (
          <p>
            <a href="/helpdesk">{say("help_desk_link")}</a>
          </p>
        )}
      </section>
      {administers && <OwnLoginSheet />}
      {administers && <ResidentDeskSheet />}
    </>
  );
}

interface PersonRowProps {
  person: Colleague;
  view: ColleaguesView;
  onSent: (sent: InvitationSent) => void;
}

function PersonRow({ person, view, onSent }: PersonRowProps) {
  const administers = view.roles.includes(person.role) && !person.me;
  const locum = view.locums.find(({ account_id }) => account_id === person.account_id);
  return (
    <ColleagueRow
      person={person}
      people={view.team.people}
      canNote={view.roles.length > 0}
      facts={
        <>
          <span>{roleWords(person.role)}</span>
          {locum && <span>{locumWords(locum)}</span>}
        </>
      }
      tools={
        locum &&
        view.roles.length > 0 && <LocumTools person={person} locum={locum} canRenew={administers} />
      }
      more={administers ? [renewal(person, onSent), ending(person)] : []}
    />
  );
}

/** A locum has days of his own, and so comes one by one. */
function rolesWithoutDays(roles: readonly string[]): string[] {
  return roles.filter((role) => role !== "locum");
}

function ending({ name }: Colleague): NotingKind {
  return { icon: Ban, words: say("end"), label: say("end_name", { name }), Form: EndForm };
}

function renewal({ name }: Colleague, onSent: PersonRowProps["onSent"]): NotingKind {
  return {
    icon: KeyRound,
    words: say("renew"),
    label: say("renew_name", { name }),
    Form: (props: NotingProps) => <RenewForm {...props} onSent={onSent} />,
  };
}
