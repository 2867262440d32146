// "Dit is niet voor spoed": before and after the list, always with numbers that answer now.
import { Siren } from "lucide-preact";
import { helpNumbers } from "./help_numbers";
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
  const { emergency, suicidePrevention } = helpNumbers;
  return (
    <section className="emergency" aria-labelledby="spoed-kop">
      <h2 id="spoed-kop">
        <Siren size={22} aria-hidden="true" />
        {say("emergency.title")}
      </h2>
      <ul>
        <li>
          {say("emergency.danger")} <a href={emergency.call}>{emergency.shown}</a>
        </li>
        {practicePhone && (
          <li>
            {say("emergency.practice", { name: practiceName })}{" "}
            <a href={telephone(practicePhone)}>{practicePhone}</a>.{" "}
            {!outOfHoursPhone && say("emergency.named_by_the_practice")}
          </li>
        )}
        {outOfHoursPhone && (
          <li>
            {say("emergency.out_of_hours")}{" "}
            <a href={telephone(outOfHoursPhone)}>{outOfHoursPhone}</a>.
          </li>
        )}
        <li>
          {say("emergency.suicide")} <a href={suicidePrevention.call}>{suicidePrevention.shown}</a>{" "}
          {say("emergency.free", { number: suicidePrevention.free })}
        </li>
      </ul>
    </section>
  );
}

function telephone(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}
