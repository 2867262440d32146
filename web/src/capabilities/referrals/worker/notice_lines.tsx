// What must be heard though there is nothing to answer: somebody died or moved, a referral was about
// somebody else, a number was corrected, a colleague handed it over. A line stays until somebody of
// the team has seen it.
import { Check, Info } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { list } from "../../../components/web/sentence";
import { useSession } from "../../../kernel/access";
import type { NoticeRow } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { word } from "./case_words";
import { useNoticeSeen } from "./queries";
import { say } from "./words";

export default function NoticeLines({ notices }: { notices: readonly NoticeRow[] }) {
  const seen = useNoticeSeen();
  if (notices.length === 0) return null;
  return (
    <section className="sheet notice-lines" aria-labelledby="weten-kop">
      <h2 id="weten-kop">{say("notice.title")}</h2>
      {seen.isError && <Banner tone="danger">{say("notice.failed")}</Banner>}
      <ul className="lined-list">
        {notices.map((notice) => (
          <Line
            key={notice.id}
            notice={notice}
            isPending={seen.isPending && seen.variables === notice.id}
            onSeen={() => !seen.isPending && seen.mutate(notice.id)}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  notice: NoticeRow;
  isPending: boolean;
  onSeen: () => void;
}

function Line({ notice, isPending, onSeen }: LineProps) {
  const words = wordsOf(notice, useSession().today);
  const isTheirs = notice.open && (notice.kind === "moved" || notice.kind === "changed_practice");
  return (
    <li className="notice-line">
      <Info size={20} aria-hidden="true" />
      <div>
        <p>{words}</p>
        {isTheirs && <p className="quiet">{say("notice.yours")}</p>}
        <div className="row">
          {notice.name && (
            <a href={`/werklijst/${notice.referral_id}`}>
              {say("notice.open")}: {notice.name}
            </a>
          )}
          <Button
            isSmall
            icon={Check}
            label={say("notice.seen_name", { what: words })}
            isPending={isPending}
            onClick={onSeen}
          >
            {say("notice.seen")}
          </Button>
        </div>
      </div>
    </li>
  );
}

/** Without a name it is about an offer that nobody here took on, or about somebody else. */
function wordsOf(notice: NoticeRow, today: string): string {
  return word("notice", notice.name ? notice.kind : `${notice.kind}_offer`, {
    name: notice.name,
    from: `${notice.from_name}, ${notice.from_organization_name}`,
    party: notice.party_name,
    date: shortDay(notice.sent_at, today),
    fields: list(notice.fields.map((field) => word("corrected", field))),
    day: shortDay(notice.at, today),
    told: notice.fields.map((who) => word("told", who)).join(" "),
  });
}
