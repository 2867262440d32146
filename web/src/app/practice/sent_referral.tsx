// What happens next, after sending: loaded when the first referral is sent.
import { useQuery } from "@tanstack/preact-query";
import { firstName } from "../../capabilities/referrals/names";
import { referralQuery } from "../../capabilities/referrals/queries";
import { SentReferral } from "../../capabilities/referrals/referral_state";
import ResearchTick from "../../capabilities/research/research_tick";
import { Skeleton } from "../../components/skeleton/skeleton";
import { say } from "./words";

export default function Sent({ id }: { id: string }) {
  const asked = useQuery(referralQuery(id));
  if (!asked.data) return <Skeleton label={say("loading")} lines={5} />;
  const { person_id, person_name } = asked.data;
  return (
    <div className="stack">
      <SentReferral referral={asked.data} />
      <ResearchTick personId={person_id} name={firstName(person_name)} />
    </div>
  );
}
