// Where the GP's own system opens us with a patient (SMART App Launch): what stands in the address is handed
// on at once and taken out of it, and the browser goes to the login of that system.
import { useMutation } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { LinkButton } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call, Problem } from "../../kernel/api";
import type { OutsideLaunch } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { say } from "./words";
import "./sign_in.css";

export default function LaunchPage({ query }: PageProps) {
  const [asked] = useState(() => takenOutOfTheAddress(query));
  const { mutate, isError, error } = useMutation({
    mutationFn: (body: OutsideLaunch) => call("POST /api/login/outside/launch", { body }),
    onSuccess: ({ address }) => window.location.replace(address),
  });
  useTitle(say("launch.title"));
  useEffect(() => mutate(asked), [asked, mutate]);
  const isUnknown = error instanceof Problem && (error.status === 404 || error.status === 422);
  return (
    <div className="page sign-in">
      <div className="sheet">
        <h1>{say("launch.title")}</h1>
        {isError ? (
          <>
            <Banner tone="danger">{say(isUnknown ? "launch.unknown" : "not_now")}</Banner>
            <div>
              <LinkButton href="/">{say("launch.start")}</LinkButton>
            </div>
          </>
        ) : (
          <Skeleton label={say("launch.title")} lines={2} />
        )}
      </div>
    </div>
  );
}

function takenOutOfTheAddress({ iss = "-", launch = "-" }: Record<string, string>): OutsideLaunch {
  window.history.replaceState(null, "", window.location.pathname);
  return { iss, launch };
}
