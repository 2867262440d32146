// Where another system opens us with a posted token (HTI): the server left for this browser who that is, and this
// page goes on with it. Who waits here to join that login looks at it first.
import { useMutation } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { LinkButton } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call, Problem } from "../../kernel/api";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { CodeStep } from "./code_step";
import { HtiJoin } from "./hti_join";
import { say } from "./words";
import "./sign_in.css";

type Step = "open" | "code" | "join";

const titles = { open: "launch.title", code: "code_title", join: "hti.join_title" } as const;
const pageAfter: Record<string, string> = { inside: "/", patient: "/geopend" };

export default function HtiPage(_: PageProps) {
  const [step, setStep] = useState<Step>("open");
  const { mutate, isError, error } = useMutation({
    mutationFn: () => call("POST /api/login/outside"),
    onSuccess: ({ next }) => {
      if (next === "code" || next === "join") setStep(next);
      else window.location.replace(pageAfter[next] ?? "/");
    },
  });
  const title = titles[step];
  useTitle(say(title));
  // Once: what was left is worth nothing a second time.
  useEffect(() => mutate(), [mutate]);
  return (
    <div className="page sign-in">
      <div className="sheet">
        <h1>{say(title)}</h1>
        {step === "join" && <HtiJoin />}
        {step === "code" && (
          <CodeStep
            onSignedIn={() => window.location.replace("/")}
            onStartAgain={() => window.location.replace("/")}
          />
        )}
        {step === "open" && !isError && <Skeleton label={say("launch.title")} lines={2} />}
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
