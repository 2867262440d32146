// Who was invited comes in: the code that was told, a password, and the app that makes codes.
import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { LinkButton } from "../../components/button/button";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import { NoConnection, Problem } from "../../kernel/api";
import type { InvitationGreeting, Pairing } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { CodeStep, PairingStep, PasswordStep } from "./entry_steps";
import { LoginStep } from "./login_step";
import { greetingQuery } from "./queries";
import { say } from "./words";
import "./accounts.css";

export default function EntryPage({ params }: PageProps) {
  useTitle(say("entry.title"));
  const token = params.token ?? "";
  const asked = useQuery(greetingQuery(token));
  return (
    <div className="page page-narrow">
      {asked.isPending && <Skeleton label={say("loading")} lines={5} />}
      {asked.isError && <NotFound error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Entry token={token} greeting={asked.data} />}
    </div>
  );
}

function NotFound({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error instanceof Problem && error.status === 404) return <Over text={say("entry.absent")} />;
  const isLine = error instanceof NoConnection;
  return <ErrorState text={say(isLine ? "entry.no_connection" : "not_done")} onRetry={onRetry} />;
}

interface OverProps {
  title?: string;
  text: string;
  canSignIn?: boolean;
}

function Over({ title = say("entry.over"), text, canSignIn = false }: OverProps) {
  return (
    <section className="sheet">
      <h1>{title}</h1>
      <p>{text}</p>
      {canSignIn && (
        <div>
          <LinkButton href="/">{say("entry.sign_in")}</LinkButton>
        </div>
      )}
    </section>
  );
}

const overWords = {
  accepted: "entry.accepted",
  expired: "entry.expired",
  guessed: "entry.guessed",
  withdrawn: "entry.withdrawn",
} as const;

function Entry({ token, greeting }: { token: string; greeting: InvitationGreeting }) {
  const [over, setOver] = useState(greeting.state);
  const [paired, setPaired] = useState<{ code: string; pairing: Pairing } | null>(null);
  const [password, setPassword] = useState("");
  const [objection, setObjection] = useState<string>();
  const [wantsPassword, setWantsPassword] = useState(false);
  const by = greeting.invited_by_name;

  if (over === "in_use") {
    return <Over title={say("entry.other_address")} text={say("entry.in_use", { name: by })} />;
  }
  if (over !== "open") {
    const word = overWords[over as keyof typeof overWords] ?? "entry.absent";
    return <Over text={say(word, { name: by })} canSignIn={over === "accepted"} />;
  }
  const byLogin = paired?.pairing.has_own_login && !wantsPassword;
  // Somebody used it meanwhile, or it ran out while one was typing.
  const isOver = () => setOver("accepted");
  return (
    <section className="sheet">
      {!paired && (
        <CodeStep
          token={token}
          greeting={greeting}
          onPaired={(code, pairing) => setPaired({ code, pairing })}
          onOver={isOver}
          onInUse={() => setOver("in_use")}
        />
      )}
      {paired && byLogin && (
        <LoginStep
          organization={greeting.organization_name}
          pairing={paired.pairing}
          input={{ token, code: paired.code }}
          onPassword={() => setWantsPassword(true)}
        />
      )}
      {paired && !byLogin && !password && (
        <PasswordStep
          pairing={paired.pairing}
          objection={objection}
          onPassword={(chosen) => {
            setObjection(undefined);
            setPassword(chosen);
          }}
        />
      )}
      {paired && password && (
        <PairingStep
          pairing={paired.pairing}
          input={{ token, code: paired.code, password }}
          onBadPassword={(why) => {
            setObjection(why);
            setPassword("");
          }}
          onOver={isOver}
        />
      )}
    </section>
  );
}
