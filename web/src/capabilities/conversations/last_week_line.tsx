// The own figures of last week: on top of the first working day of the week, at the end of the other
// days, and on the page of figures.
import { useQuery } from "@tanstack/preact-query";
import { ChartNoAxesColumn } from "lucide-preact";
import { Note } from "../../components/note/note";
import { shortDay } from "../../kernel/dates";
import { lastWeekQuery } from "./queries";
import { say } from "./words";

interface LastWeekLineProps {
  place: "top" | "end" | "figures";
}

export default function LastWeekLine({ place }: LastWeekLineProps) {
  const week = useQuery(lastWeekQuery).data;
  if (!week?.is_told) return null;
  if (place !== "figures" && week.is_new !== (place === "top")) return null;
  return (
    <Note
      icon={ChartNoAxesColumn}
      kicker={say("week.title", { from: shortDay(week.from_day), until: shortDay(week.until_day) })}
    >
      <p>
        {say("week.mine", { held: week.mine.held, not_held: week.mine.not_held })}{" "}
        {say("week.practice", { held: week.practice.held, not_held: week.practice.not_held })}
      </p>
      {place !== "figures" && (
        <p>
          <a href="/cijfers">{say("week.more")}</a>
        </p>
      )}
    </Note>
  );
}
