// Who may not see this case or read along: what the resident said of others.
import type { CaseForWorker } from "../../../kernel/api_types";
import { HiddenCase } from "../hidden_line";
import RefuseAtCase from "../refusals/refuse_at_case";
import { useIsDesk } from "./case_words";
import { say } from "./words";

export default function WhoMayNot({ data }: { data: CaseForWorker }) {
  const isDesk = useIsDesk();
  return (
    <section className="sheet no-print" aria-labelledby="niet-kop">
      <h2 id="niet-kop">{say("may_not.title", { name: data.first_name })}</h2>
      <HiddenCase data={data} />
      {!isDesk && <RefuseAtCase caseId={data.id} />}
    </section>
  );
}
