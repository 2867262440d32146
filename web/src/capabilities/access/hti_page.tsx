// Where another system opens us with a posted token (HTI): the server left for this browser who that is, and this
// page goes on with it.
import { useMutation } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { LinkButton } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call, Problem } from "../../kernel/api";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { CodeStep } from "./code_step";
import { say } from "./words";
import "./sign_in.css";

const pageAfter: Record<string, string> = { inside: "/", patient: "/geopend" };

export default function HtiPage(_: PageProps) {
  const [needsCode, setNeedsCode] = useState(false);
  const { mutate, isError, error } = useMutation({
    mutationFn: () => call("POST /api/login/outside"),
    onSuccess: ({ next }) => {
      if (next === "code") setNeedsCode(true);
      else window.location.replace(pageAfter[next] ?? "/");
    },
  });
  const title = needsCode ? "code_title" : "launch.title";
  useTitle(say(title));
  // Once: what was left is worth nothing a second time.
  useEffect(() => mutate(), [mutate]);
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
        {!needsCode && !isError && <Skeleton label={say("launch.title")} lines={2} />}
        {isError && (
          <>
            <Banner tone="danger">{objection(error)}</Banner>
            <div>
              <LinkButton href="/">{say("launch.start")}</LinkButton>
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function objection(error: unknown): string {
  const code = error instanceof Problem ? error.code : "";
  if (code === "login.outside_unknown") return say("hti.unknown");
  if (code === "login.somebody_else") return say("hti.somebody_else");
  if (code === "login.outside_taken") return say("outside.taken");
  return say(code === "login.refused" ? "hti.refused" : "not_now");
}
