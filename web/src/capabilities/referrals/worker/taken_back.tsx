// A referral that was about somebody else: nothing of anybody is shown.
import { LinkButton } from "../../../components/button/button";
import { PageHead } from "../../../components/page_head/page_head";
import type { CaseForWorker } from "../../../kernel/api_types";
import { useIsDesk } from "./case_words";
import { SenderLine } from "./contact_sheet";
import { say } from "./words";

export default function TakenBack({ data }: { data: CaseForWorker }) {
  const isDesk = useIsDesk();
  return (
    <div className="case-offer">
      <PageHead title={say("wrong.title")} />
      <section className="sheet">
        <p>{say("wrong.text", { from: data.from_name })}</p>
        <SenderLine data={data} />
        <LinkButton href="/werklijst">{say(isDesk ? "case.back_desk" : "case.back")}</LinkButton>
      </section>
    </div>
  );
}
