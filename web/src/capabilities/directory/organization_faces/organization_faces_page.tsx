// Who helps with what: the faces that this organisation finds, the hours in the practice, and how others see the own
// faces.
import { useQuery } from "@tanstack/preact-query";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { list } from "../../../components/web/sentence";
import { useSession } from "../../../kernel/access";
import type { OrganizationFaces } from "../../../kernel/api_types";
import { useTitle } from "../../../kernel/title";
import { FoundFaces } from "./found_faces";
import { PracticeHours } from "./practice_hours";
import { organizationFacesQuery } from "./queries";
import { ShownFaces } from "./shown_faces";
import { say } from "./words";
import "./organization_faces.css";

export default function OrganizationFacesPage() {
  useTitle(say("title"));
  const asked = useQuery(organizationFacesQuery);
  return (
    <div className="page faces-page">
      <PageHead title={say("title")} facts={[useSession().organization_name ?? ""]} />
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.data && <Sheets page={asked.data} />}
    </div>
  );
}

function Sheets({ page }: { page: OrganizationFaces }) {
  // Who works at a desk keeps that desk; whom the organisation finds is for its manager or GP.
  const keeps = ["gp", "manager"].includes(useSession().role ?? "");
  return (
    <div className="sheets">
      {page.own.length > 0 && <ShownFaces faces={page.own} />}
      {keeps && <FoundFaces faces={page.found} />}
      {keeps && page.found.some(({ has_hours }) => has_hours) && <PracticeHours page={page} />}
      {page.inboxes.length > 0 && (
        <section className="sheet" aria-labelledby="postvakken-kop">
          <h2 id="postvakken-kop">{say("inboxes")}</h2>
          <ul className="lined-list">
            {page.inboxes.map(({ name, read_by }) => (
              <li key={name}>{say("inbox", { name, teams: list(read_by) })}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
