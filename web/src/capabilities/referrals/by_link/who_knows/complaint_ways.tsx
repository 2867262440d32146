// "Niet tevreden?": for each organisation the way that fits it, first there and then outside.
import { useQuery } from "@tanstack/preact-query";
import { ExternalLink, Phone } from "lucide-preact";
import { ErrorState } from "../../../../components/error_state/error_state";
import { phoneLink } from "../../../../components/reach_links/reach_links";
import { Skeleton } from "../../../../components/skeleton/skeleton";
import type { ComplaintWay } from "../../../../kernel/api_types";
import { whoKnowsQuery } from "./queries";
import { say } from "./words";

const authority = "www.autoriteitpersoonsgegevens.nl";

export default function ComplaintWays() {
  const asked = useQuery(whoKnowsQuery);
  if (asked.isError && !asked.data)
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton label={say("loading")} lines={6} />;
  return (
    <>
      <p>{say("unhappy.text")}</p>
      {asked.data.complaint_ways.map((way) => (
        <section key={way.organization_id} className="sheet" aria-label={way.organization_name}>
          <Way way={way} />
        </section>
      ))}
      <section className="sheet">
        <h2>{say("unhappy.privacy")}</h2>
        <p>{say("unhappy.privacy_text")}</p>
        <Site address={authority} />
      </section>
    </>
  );
}

function Way({ way }: { way: ComplaintWay }) {
  return (
    <>
      <h2>{way.organization_name}</h2>
      <p>{say("unhappy.first", { name: way.organization_name })}</p>
      <PhoneLine number={way.organization_phone} />
      <p>{say(`unhappy.law.${way.law}` as "unhappy.law.own")}</p>
      {way.desk_name && <p>{say("unhappy.desk", { name: way.desk_name })}</p>}
      <PhoneLine number={way.desk_phone} />
      <Site address={way.desk_site} />
      {way.outside_name && <p>{say("unhappy.outside", { name: way.outside_name })}</p>}
      <Site address={way.outside_site} />
    </>
  );
}

function PhoneLine({ number }: { number: string }) {
  if (!number) return null;
  return (
    <p className="row">
      <Phone size={18} aria-hidden="true" />
      <a href={phoneLink(number)}>{number}</a>
    </p>
  );
}

function Site({ address }: { address: string }) {
  if (!address) return null;
  const bare = address.replace(/^https?:\/\//, "");
  return (
    <p className="row">
      <ExternalLink size={18} aria-hidden="true" />
      <a href={`https://${bare}`} rel="noreferrer" target="_blank">
        {bare}
      </a>
    </p>
  );
}
