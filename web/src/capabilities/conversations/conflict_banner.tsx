// Two people wrote in the same talk: both texts, and a person chooses.
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import type { ConversationDesk } from "./use_conversation";
import { say } from "./words";

export default function ConflictBanner({ desk }: { desk: ConversationDesk }) {
  const theirs = desk.conflict;
  if (!theirs) return null;
  return (
    <Banner
      tone="warn"
      title={say("conflict.title")}
      action={
        <div className="row">
          <Button onClick={desk.keepMine}>{say("conflict.keep_mine")}</Button>
          <Button onClick={desk.takeTheirs}>{say("conflict.take_theirs")}</Button>
        </div>
      }
    >
      <div className="two-columns">
        <div>
          <h3>{say("conflict.mine")}</h3>
          <p>{desk.draft.words || say("conflict.no_words")}</p>
          <p className="quiet">{marksText(desk.draft.marks)}</p>
        </div>
        <div>
          <h3>{say("conflict.theirs")}</h3>
          <p>{theirs.words || say("conflict.no_words")}</p>
          <p className="quiet">{marksText(theirs.marks)}</p>
        </div>
      </div>
    </Banner>
  );
}

function marksText(marks: Record<string, number>): string {
  return Object.entries(marks)
    .map(([topic, mark]) => `${topic} ${mark}`)
    .join(", ");
}
