// What happens next, after sending: loaded when the first referral is sent.
import { useQuery } from "@tanstack/preact-query";
import { referralQuery } from "../../capabilities/referrals/queries";
import { SentReferral } from "../../capabilities/referrals/referral_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import { say } from "./words";

export default function Sent({ id }: { id: string }) {
  const asked = useQuery(referralQuery(id));
  if (!asked.data) return <Skeleton label={say("loading")} lines={5} />;
  return <SentReferral referral={asked.data} />;
}
