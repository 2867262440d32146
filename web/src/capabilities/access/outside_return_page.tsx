// Where the browser comes back from the login of the organisation. What stands in the address is handed
// on at once and taken out of it; then it waits until the server knows who this is.
import { useMutation } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { LinkButton } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call } from "../../kernel/api";
import type { ArrivalByLogin, OutsideReturn } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { takenOutOfTheAddress, tellProvenThere, untilItIsKnown } from "../../kernel/outside";
import { useTitle } from "../../kernel/title";
import { ArrivalPanel, arriveInvited, invitedObjection } from "./arrival_panel";
import { CodeStep } from "./code_step";
import { outsideObjection } from "./outside_objections";
import { say } from "./words";
import "./sign_in.css";

export default function OutsideReturnPage({ query }: PageProps) {
  const [needsCode, setNeedsCode] = useState(false);
  const [waiting, setWaiting] = useState<ArrivalByLogin | null>(null);
  const [back] = useState(() => takenOutOfTheAddress(query));
  const { mutate, isError, error } = useMutation({ mutationFn: arrive, onSuccess: goOn });
  const title = waiting ? "invited.title" : titleOf(needsCode, isError);
  useTitle(say(title));
  function goOn(next: Next) {
    if (typeof next !== "string") return setWaiting(next);
    if (next === "code") return setNeedsCode(true);
    if (next === "inside") tellProvenThere();
    window.location.replace(pageAfter[next]);
  }
  // Once: what came back is worth nothing a second time.
  useEffect(() => mutate(back), [back, mutate]);

  return (
    <div className="page sign-in">
      <div className="sheet">
        <h1>{say(title)}</h1>
        {needsCode && (
          <CodeStep
            onSignedIn={() => window.location.replace("/")}
            onStartAgain={() => window.location.replace("/")}
          />
        )}
        {waiting && <ArrivalPanel arrival={waiting} />}
        {!needsCode && !waiting && !isError && (
          <>
            <p>{say("outside.return_text")}</p>
            <Skeleton label={say("outside.return_text")} lines={2} />
          </>
        )}
        {isError && (
          <>
            <Banner tone="danger">{invitedObjection(error) ?? outsideObjection(error)}</Banner>
            <div>
              <LinkButton href="/">{say("outside.back")}</LinkButton>
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function titleOf(needsCode: boolean, isError: boolean) {
  if (needsCode) return "code_title";
  return isError ? "outside.failed_title" : "outside.return_title";
}

type Next = "inside" | "patient" | "code" | "joined" | ArrivalByLogin;

const pageAfter = { inside: "/", patient: "/geopend", joined: "/ingelogd" };

async function arrive(back: OutsideReturn): Promise<Next> {
  const { is_to_join, is_invited } = await call("POST /api/login/outside/return", { body: back });
  await untilItIsKnown(() => call("GET /api/login/outside/stage"));
  if (is_invited) return invited();
  if (!is_to_join) return (await call("POST /api/login/outside")).next as Next;
  await call("POST /api/outside_identities");
  return "joined";
}

async function invited(): Promise<Next> {
  const arrival = await arriveInvited();
  return arrival.next === "inside" ? "inside" : arrival;
}
