// The own figures of last week, on the first working day of the week: one line on the day.
import { useQuery } from "@tanstack/preact-query";
import { ChartNoAxesColumn } from "lucide-preact";
import { Note } from "../../components/note/note";
import { shortDay } from "../../kernel/dates";
import { lastWeekQuery } from "./queries";
import { say } from "./words";

export default function LastWeekLine() {
  const week = useQuery(lastWeekQuery).data;
  if (!week?.is_told) return null;
  return (
    <Note
      icon={ChartNoAxesColumn}
      kicker={say("week.title", { from: shortDay(week.from_day), until: shortDay(week.until_day) })}
    >
      <p>
        {say("week.mine", { held: week.mine.held, not_held: week.mine.not_held })}{" "}
        {say("week.practice", { held: week.practice.held, not_held: week.practice.not_held })}
      </p>
      <p>
        <a href="/cijfers">{say("week.more")}</a>
      </p>
    </Note>
  );
}
