// The own account: passkeys, and where one is signed in: each device, since when, and the way to end it there.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { Laptop, LogOut, type LucideIcon, Smartphone, Tablet } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { ErrorState } from "../../components/error_state/error_state";
import { IconDisc } from "../../components/icon_disc/icon_disc";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call } from "../../kernel/api";
import type { OwnSession } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { dayAndTime } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { OutsidePanel } from "./outside_panel";
import { PasskeysPanel } from "./passkeys_panel";
import { say } from "./words";
import "./sign_in.css";

const queryKey = ["sessions"];

export default function SessionsPage(_: PageProps) {
  useTitle(say("account.title"));
  const asked = useQuery({ queryKey, queryFn: () => call("GET /api/sessions") });
  const endOthers = useEnding(() => call("POST /api/sessions/end_others"));
  const others = asked.data?.filter((one) => !one.here) ?? [];
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("account.title")} />
      <PasskeysPanel />
      <OutsidePanel />
      <section className="sheet" aria-labelledby="ingelogd-kop">
        <h2 id="ingelogd-kop">{say("sessions.title")}</h2>
        <p>{say("sessions.text")}</p>
        {asked.isPending && <Skeleton label={say("sessions.loading")} lines={4} />}
        {asked.isError && !asked.data && (
          <ErrorState text={say("sessions.failed")} onRetry={() => void asked.refetch()} />
        )}
        {asked.data && (
          <ul className="lined-list">
            {asked.data.map((one) => (
              <Row key={one.id} session={one} />
            ))}
          </ul>
        )}
        {others.length > 1 && (
          <div>
            <Button
              icon={LogOut}
              isPending={endOthers.isPending}
              onClick={() => endOthers.mutate(undefined)}
            >
              {say("sessions.end_others")}
            </Button>
          </div>
        )}
        {endOthers.isError && <Banner tone="danger">{say("sessions.not_now")}</Banner>}
      </section>
    </div>
  );
}

/** The answer is what is left. */
function useEnding<Input>(end: (input: Input) => Promise<OwnSession[]>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSuccess: (left) => queryClient.setQueryData(queryKey, left),
    onError: () => void queryClient.invalidateQueries({ queryKey }),
  });
}

function Row({ session }: { session: OwnSession }) {
  const end = useEnding((id: string) => call("POST /api/sessions/{id}/end", { id }));
  const device = deviceWords(session.device);
  const since = dayAndTime(session.since);
  return (
    <li className="session-row">
      <IconDisc icon={iconOf(session.device)} />
      <div className="session-words">
        <p className="session-device">
          {device}
          {session.here && <span className="quiet"> ({say("sessions.here")})</span>}
        </p>
        <p className="quiet">
          {say("sessions.since", { since, last: dayAndTime(session.last_seen_at) })}
        </p>
      </div>
      {!session.here && (
        <Button
          kind="quiet"
          isSmall
          icon={LogOut}
          label={say("sessions.end_name", { device, since })}
          isPending={end.isPending}
          onClick={() => end.mutate(session.id)}
        >
          {say("sessions.end")}
        </Button>
      )}
      {end.isError && <Banner tone="danger">{say("sessions.not_now")}</Banner>}
    </li>
  );
}

const kinds = ["phone", "tablet", "computer"] as const;
const browsers: Record<string, string> = {
  firefox: "Firefox",
  chrome: "Chrome",
  edge: "Edge",
  safari: "Safari",
  samsung: "Samsung Internet",
  opera: "Opera",
};

/** "phone firefox" → "Telefoon, Firefox". */
export function deviceWords(device: string): string {
  const [kindWord, browser = ""] = device.split(" ");
  const kind = kinds.find((one) => one === kindWord);
  const words = say(kind ? `sessions.${kind}` : "sessions.device");
  return browsers[browser] ? `${words}, ${browsers[browser]}` : words;
}

function iconOf(device: string): LucideIcon {
  if (device.startsWith("phone")) return Smartphone;
  return device.startsWith("tablet") ? Tablet : Laptop;
}
