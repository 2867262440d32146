// "Dit is niet voor spoed": before and after the list, always with numbers that answer now.
import { useQuery } from "@tanstack/preact-query";
import { Siren } from "lucide-preact";
import { phoneLink } from "../../../components/reach_links/reach_links";
import type { UrgentNumber } from "../../../kernel/api_types";
import {
  isForEverybody,
  numbersWithoutServer,
  urgentNumbersQuery,
} from "../../directory/urgent_numbers";
import { say } from "./words";
import "./by_link.css";

export interface NotForEmergencyProps {
  practiceName: string;
  practicePhone: string;
  outOfHoursPhone: string;
}

export function NotForEmergency({
  practiceName,
  practicePhone,
  outOfHoursPhone,
}: NotForEmergencyProps) {
  const known = useQuery(urgentNumbersQuery).data?.numbers ?? numbersWithoutServer;
  const emergency = known.find(({ code }) => code === "emergency");
  const others = known.filter((number) => number.code !== "emergency" && isForEverybody(number));
  return (
    <section className="emergency" aria-labelledby="spoed-kop">
      <h2 id="spoed-kop">
        <Siren size={22} aria-hidden="true" />
        {say("emergency.title")}
      </h2>
      <ul>
        {emergency && <Line of={emergency} />}
        {practicePhone && (
          <li>
            {say("emergency.practice", { name: practiceName })}{" "}
            <a href={phoneLink(practicePhone)}>{practicePhone}</a>.{" "}
            {!outOfHoursPhone && say("emergency.named_by_the_practice")}
          </li>
        )}
        {!practicePhone && <li>{say("emergency.own_practice")}</li>}
        {outOfHoursPhone && (
          <li>
            {say("emergency.out_of_hours")}{" "}
            <a href={phoneLink(outOfHoursPhone)}>{outOfHoursPhone}</a>.
          </li>
        )}
        {others.map((number) => (
          <Line key={number.code} of={number} />
        ))}
      </ul>
    </section>
  );
}

function Line({ of: { code, shown, call } }: { of: UrgentNumber }) {
  return (
    <li>
      {say(`emergency.${code as "suicide"}`)} <a href={`tel:${call}`}>{shown}</a>
    </li>
  );
}
