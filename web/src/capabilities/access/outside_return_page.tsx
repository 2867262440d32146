// Where the browser comes back from the login of the organisation. What stands in the address is handed
// on at once and taken out of it; then it waits until the server knows who this is.
import { useMutation } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { LinkButton } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call } from "../../kernel/api";
import type { OutsideReturn } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { CodeStep } from "./code_step";
import { outsideObjection } from "./objections";
import { say } from "./words";
import "./sign_in.css";

const betweenLooks = 600;
const looksMost = 50;

export default function OutsideReturnPage({ query }: PageProps) {
  const [needsCode, setNeedsCode] = useState(false);
  const [back] = useState(() => takenOutOfTheAddress(query));
  const { mutate, isError, error } = useMutation({ mutationFn: arrive, onSuccess: goOn });
  const title = titleOf(needsCode, isError);
  useTitle(say(title));
  function goOn(next: Next) {
    if (next === "code") setNeedsCode(true);
    else window.location.replace(pageAfter[next]);
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
        {!needsCode && !isError && (
          <>
            <p>{say("outside.return_text")}</p>
            <Skeleton label={say("outside.return_text")} lines={2} />
          </>
        )}
        {isError && (
          <>
            <Banner tone="danger">{outsideObjection(error)}</Banner>
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

type Next = "inside" | "patient" | "code" | "joined";

const pageAfter = { inside: "/", patient: "/geopend", joined: "/ingelogd" };

function takenOutOfTheAddress(query: Record<string, string>): OutsideReturn {
  const { state = "-", code, iss, error } = query;
  window.history.replaceState(null, "", window.location.pathname);
  return { state, ...(code && { code }), ...(iss && { iss }), ...(error && { error }) };
}

async function arrive(back: OutsideReturn): Promise<Next> {
  const { is_to_join } = await call("POST /api/login/outside/return", { body: back });
  await untilItIsKnown();
  if (!is_to_join) return (await call("POST /api/login/outside")).next as Next;
  await call("POST /api/outside_identities");
  return "joined";
}

async function untilItIsKnown(): Promise<void> {
  for (let looks = 0; looks < looksMost; looks += 1) {
    const { stage } = await call("GET /api/login/outside/stage");
    if (stage !== "wait") return;
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
  }
}
