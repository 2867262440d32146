// "Wie weet wat van mij": at a glance and in words, and per recipient the way to stop and to begin again.
import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { Disclosure } from "../../../../components/disclosure/disclosure";
import { ErrorState } from "../../../../components/error_state/error_state";
import { ReachLinks } from "../../../../components/reach_links/reach_links";
import { ShareList } from "../../../../components/share_list/share_list";
import { Skeleton } from "../../../../components/skeleton/skeleton";
import type {
  KnowingParty,
  WhoKnows as Known,
  MyController,
  MyPage,
} from "../../../../kernel/api_types";
import { fullDate, now, shortDay } from "../../../../kernel/dates";
import { givenWords, seesWords } from "../my_referrals";
import { AgainDialog, StopDialog, TakeBackDialog } from "./dialogs";
import { type Party, partiesOf } from "./parties";
import { Picture } from "./picture";
import { whoKnowsQuery } from "./queries";
import { say } from "./words";

type Asking = { what: "stop" | "take_back" | "again"; party: Party };

const dialogs = { stop: StopDialog, take_back: TakeBackDialog, again: AgainDialog };

export default function WhoKnows({ page }: { page: MyPage }) {
  const asked = useQuery(whoKnowsQuery);
  const [asking, setAsking] = useState<Asking | null>(null);
  if (asked.isError && !asked.data)
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton label={say("loading")} lines={6} />;
  const parties = partiesOf(page, asked.data);
  const Ask = asking && dialogs[asking.what];
  return (
    <>
      <Picture parties={parties} name={page.first_name} />
      <ShareList
        label={say("title")}
        shares={parties.map((party) => ({
          id: party.id,
          who: party.who,
          what: <What party={party} />,
          until: party.knows && party.referral ? shortDay(party.referral.shared_until) : undefined,
          ...actsOf(party, setAsking),
        }))}
      />
      <Controllers answer={asked.data} />
      {Ask && asking && <Ask party={asking.party} onClose={() => setAsking(null)} />}
    </>
  );
}

function actsOf(party: Party, ask: (asking: Asking) => void) {
  const { referral, facts } = party;
  if (referral?.can_stop) return { onStop: () => ask({ what: "stop", party }) };
  if (referral?.can_withdraw) {
    const onClick = () => ask({ what: "take_back", party });
    const label = say("take_back_with", { name: party.who });
    return { other: { words: say("take_back"), label, onClick } };
  }
  if (!facts?.face_id) return {};
  const label = say("again_with", { name: party.who });
  const onClick = () => ask({ what: "again", party });
  return { other: { words: say("again"), label, onClick } };
}

/** What they know, since when and on which ground. */
function What({ party: { referral, facts } }: { party: Party }) {
  if (!referral) {
    return (
      <>
        <p>{say("practice")}</p>
        <p>{say("practice_law")}</p>
      </>
    );
  }
  if (!referral.sharing) {
    const isOver = referral.shared_until !== "" && Date.parse(referral.shared_until) < now();
    return <p>{say(isOver ? "over" : "stopped")}</p>;
  }
  return (
    <>
      <p>{seesWords(referral)}</p>
      <p>
        {[
          referral.shared_since && say("since", { date: shortDay(referral.shared_since) }),
          facts?.ground === "own_request" && say("own_request"),
          givenWords(referral),
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
      {facts && facts.said.length > 1 && <EachYes said={facts.said} />}
    </>
  );
}

/** A yes that was said anew stands beside the former one. */
function EachYes({ said }: { said: KnowingParty["said"] }) {
  return (
    <Disclosure title={say("said", { count: said.length })}>
      <ul className="lined-list">
        {said.map((one) => (
          <li key={one.given_on + one.until_on}>
            {say(one.recorded_by ? "said_to" : "said_self", {
              date: fullDate(one.given_on),
              how: say(`said_how.${one.given_how}` as "said_how.spoken"),
              who: say(`said_by.${one.given_by}` as "said_by.parent", { parent: one.parent_name }),
              name: one.recorded_by,
              until: fullDate(one.until_on),
              text: one.text_version,
            })}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Who answers for each record: the controller, and whom to ask about privacy there. */
function Controllers({ answer }: { answer: Known }) {
  const known = answer.controllers.filter((one) => one.name !== "");
  if (known.length === 0) return null;
  return (
    <Disclosure title={say("controllers")}>
      <p>{say("controllers_text")}</p>
      <ul className="lined-list">
        {known.map((one) => (
          <li key={one.organization_id}>
            <p>
              <strong>{one.name}</strong>
              <br />
              <bdi lang="nl">{one.address}</bdi>
            </p>
            <Reach one={one} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Reach({ one }: { one: MyController }) {
  const years = Math.round((one.terms[0]?.months ?? 0) / 12);
  return (
    <>
      <p>
        {say("controller_reach")} <ReachLinks email={one.email} phone={one.phone} />
      </p>
      {one.officer_name && (
        <p>
          {say("controller_officer")} <span lang="nl">{one.officer_name}</span>{" "}
          <ReachLinks email={one.officer_email} phone={one.officer_phone} />
        </p>
      )}
      {one.terms.length === 1 && years > 0 && <p>{say("controller_keeps", { count: years })}</p>}
    </>
  );
}
