// The card for who wants to think it over: choose somebody, tell how it goes, or call. Nothing of it
// reaches the practice but what the resident sends, and that the card was used when he says so.
import { useQuery } from "@tanstack/preact-query";
import { ArrowLeft, HeartHandshake, ListChecks } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { ListPages } from "../../../capabilities/conversations/by_link/list_pages";
import { NotForEmergency } from "../../../capabilities/conversations/by_link/not_for_emergency";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox } from "../../../components/choice/choice";
import { ErrorState } from "../../../components/error_state/error_state";
import { phoneLink } from "../../../components/reach_links/reach_links";
import { Skeleton } from "../../../components/skeleton/skeleton";
import type { LinkGreeting, MyCard } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day } from "../../../kernel/dates";
import { later } from "../../../kernel/later";
import { useTitle } from "../../../kernel/title";
import { canAgreeHere } from "../../../kernel/translations/agreeing";
import { BirthDateDoor } from "../birth_date_door";
import { CodeDoor } from "../code_door";
import { greetingQuery } from "../queries";
import { say as sayLink } from "../words";
import { myCardQuery, useTellPractice } from "./queries";
import { say } from "./words";
import "../link.css";

const OwnChoice = later(
  () => import("../../../capabilities/referrals/by_link/own_choice/own_choice"),
  () => <Skeleton label={sayLink("loading")} lines={6} />,
);

type Part = "card" | "marks" | "face";
const hashes: Record<Part, string> = { card: "", marks: "#vragen", face: "#iemand" };

function partIn(hash: string): Part {
  if (hash === hashes.face) return "face";
  return hash === "" ? "card" : "marks";
}

/** Which part is open stands behind the #: the phone's own back button goes back to the card. */
function usePart(): [Part, (part: Part) => void] {
  const [part, setPart] = useState(() => partIn(location.hash));
  useEffect(() => {
    const listen = () => setPart(partIn(location.hash));
    addEventListener("popstate", listen);
    return () => removeEventListener("popstate", listen);
  }, []);
  return [
    part,
    (next) => {
      history.pushState(null, "", `${location.pathname}${hashes[next]}`);
      setPart(next);
      scrollTo?.(0, 0);
    },
  ];
}

export default function CardPage({ params }: PageProps) {
  const token = params.token ?? "";
  const greeting = useQuery(greetingQuery(token)).data;
  const [part, go] = usePart();
  const [isSent, setIsSent] = useState(false);
  useTitle(sayLink("title"));
  if (!greeting) return null;
  if (!greeting.signed_in) return <Start token={token} greeting={greeting} />;
  if (part === "marks" && !isSent) {
    return (
      <>
        <Back onBack={() => go("card")} />
        <ListPages
          until={day(greeting.ends_on)}
          onSent={() => {
            setIsSent(true);
            go("card");
          }}
        />
      </>
    );
  }
  if (part === "face") {
    return (
      <>
        <Back onBack={() => go("card")} />
        <div className="page page-narrow link-page">
          <h1>{say("home.face")}</h1>
          {greeting.code_checked ? (
            <OwnChoice />
          ) : (
            <CodeDoor
              token={token}
              title={sayLink("mine.code_title")}
              text={sayLink("mine.code_text")}
            />
          )}
        </div>
      </>
    );
  }
  return <Home greeting={greeting} isSent={isSent} onGo={go} />;
}

function Start({ token, greeting }: { token: string; greeting: LinkGreeting }) {
  return (
    <BirthDateDoor
      token={token}
      greeting={greeting}
      title={say("start.title", { name: greeting.organization_name })}
      text={say("start.text")}
    >
      {say("home.until", { date: day(greeting.ends_on) })}
    </BirthDateDoor>
  );
}

function Back({ onBack }: { onBack: () => void }) {
  return (
    <div className="page page-narrow link-page link-languages">
      <div>
        <Button kind="quiet" icon={ArrowLeft} onClick={onBack}>
          {say("home.back")}
        </Button>
      </div>
    </div>
  );
}

interface HomeProps {
  greeting: LinkGreeting;
  isSent: boolean;
  onGo: (part: Part) => void;
}

function Home({ greeting, isSent, onGo }: HomeProps) {
  const asked = useQuery(myCardQuery);
  const name = greeting.organization_name;
  return (
    <div className="page page-narrow link-page">
      <h1>{say("home.title")}</h1>
      {isSent && <Banner tone="ok">{say("home.sent", { name })}</Banner>}
      <section className="sheet" aria-label={say("home.title")}>
        {/* What is agreed with on a screen is read in a text that somebody looked at. */}
        {canAgreeHere() ? (
          <Button kind="main" icon={HeartHandshake} isWide onClick={() => onGo("face")}>
            {say("home.face")}
          </Button>
        ) : (
          <p>
            {say("home.interpreter", { name })} <Call phone={greeting.organization_phone} />
          </p>
        )}
        {!isSent && (
          <>
            <Button
              kind={canAgreeHere() ? "normal" : "main"}
              icon={ListChecks}
              isWide
              onClick={() => onGo("marks")}
            >
              {say("home.marks")}
            </Button>
            <p className="quiet">{say("home.marks_hint", { name })}</p>
          </>
        )}
        <p>
          {say("home.call", { name })} <Call phone={greeting.organization_phone} />
        </p>
      </section>
      {asked.isError && (
        <ErrorState text={sayLink("failed.text")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && <TellPractice card={asked.data} />}
      <NotForEmergency
        practiceName={name}
        practicePhone={greeting.organization_phone}
        outOfHoursPhone={greeting.out_of_hours_phone}
      />
      <p className="quiet">{say("home.until", { date: day(greeting.ends_on) })}</p>
    </div>
  );
}

function Call({ phone }: { phone: string }) {
  return (
    <a href={phoneLink(phone)} dir="ltr">
      {phone.replaceAll(" ", "\u00a0")}
    </a>
  );
}

function TellPractice({ card }: { card: MyCard }) {
  const tell = useTellPractice(card);
  const name = card.practice_name;
  return (
    <section className="sheet">
      <Checkbox
        label={say("home.tells", { name })}
        hint={say("home.tells_hint", { name })}
        isChecked={tell.isPending ? tell.variables : card.tells_practice}
        onChange={(tells) => !tell.isPending && tell.mutate(tells)}
      />
      {tell.isError && <Banner tone="danger">{say("home.tells_failed")}</Banner>}
    </section>
  );
}
