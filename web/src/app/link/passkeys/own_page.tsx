// The one address without a link: who kept a passkey before, or joined a login elsewhere, opens the own page
// here. Which page a passkey opens, at which organisation, only the phone knows.
import { useQuery } from "@tanstack/preact-query";
import { Fingerprint, LogOut } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { canUsePasskeys } from "../../../capabilities/access/passkey";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { Skeleton } from "../../../components/skeleton/skeleton";
import type { LinkGreeting } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { later } from "../../../kernel/later";
import { useTitle } from "../../../kernel/title";
import { readsFor } from "../../../kernel/translations/agreeing";
import { LanguageChoice, useKeptLanguage } from "../language_choice";
import { LoginStep } from "../logins/login_step";
import { SignedOutStep } from "../logins/signed_out_step";
import { myGreetingQuery, objection, useClose, useComeIn } from "./queries";
import { say } from "./words";
import "../link.css";

const OpenedPage = later(
  async () => ({ default: (await import("../my_page")).OpenedPage }),
  () => <Skeleton label={say("loading")} lines={6} />,
);

export default function OwnPage({ params }: PageProps) {
  const asked = useQuery(myGreetingQuery);
  const [wasAsked, setWasAsked] = useState(false);
  useTitle(say("door.title"));
  useEffect(() => {
    if (!asked.isPending) setWasAsked(true);
  }, [asked.isPending]);
  // Asked again in the background the door stays, with what it says.
  if (asked.isPending && !wasAsked) {
    return (
      <div className="page page-narrow">
        <Skeleton label={say("loading")} lines={6} />
      </div>
    );
  }
  if (!asked.data?.code_checked) return <Door />;
  return <Opened greeting={asked.data} part={params.part} />;
}

function Opened({ greeting, part }: { greeting: LinkGreeting; part: string | undefined }) {
  const isReady = useKeptLanguage(greeting.language);
  readsFor(greeting.language);
  if (!isReady) return null;
  return (
    <>
      <LanguageChoice wanted={greeting.language} />
      <div className="page page-narrow link-page">
        <OpenedPage place="/mijn" part={part} greeting={greeting} />
        {!part && <Close />}
      </div>
    </>
  );
}

function Close() {
  const close = useClose();
  return (
    <>
      {close.isError && <Banner tone="danger">{objection(close.error)}</Banner>}
      <Button kind="quiet" icon={LogOut} isPending={close.isPending} onClick={() => close.mutate()}>
        {say("close")}
      </Button>
    </>
  );
}

function Door() {
  const comeIn = useComeIn();
  return (
    <>
      <LanguageChoice />
      <div className="page page-narrow link-page">
        <h1>{say("door.title")}</h1>
        <SignedOutStep />
        <section className="sheet" aria-label={say("door.button")}>
          {canUsePasskeys() ? (
            <>
              <p>{say("door.text")}</p>
              {comeIn.isError && <Banner tone="danger">{objection(comeIn.error)}</Banner>}
              <Button
                kind="main"
                icon={Fingerprint}
                isWide
                isPending={comeIn.isPending}
                onClick={() => !comeIn.isPending && comeIn.mutate()}
              >
                {say("door.button")}
              </Button>
              <p className="quiet">{say("door.which")}</p>
            </>
          ) : (
            <p>{say("not_here")}</p>
          )}
          <LoginStep />
        </section>
        <section className="sheet sheet-quiet" aria-labelledby="eerst-kop">
          <h2 id="eerst-kop">{say("door.first")}</h2>
          <p>{say("door.first_text")}</p>
          <LinkButton href="/l" isWide>
            {say("door.paper")}
          </LinkButton>
        </section>
      </div>
    </>
  );
}
