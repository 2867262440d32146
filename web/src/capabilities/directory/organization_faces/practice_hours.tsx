// When a worker is in the practice: from these hours follow the appointments that can be booked.
import { CalendarPlus } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Select } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextField } from "../../../components/text_field/text_field";
import type { OrganizationFaces, PracticeHour } from "../../../kernel/api_types";
import { useAddHour, useEndHour } from "./queries";
import { say } from "./words";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const lengths = [15, 20, 30, 45, 60];

export function PracticeHours({ page }: { page: OrganizationFaces }) {
  const end = useEndHour();
  const nameOf = (hour: PracticeHour) =>
    page.found.find(({ id }) => id === hour.face_id)?.name ?? "";
  return (
    <section className="sheet" aria-labelledby="uren-kop">
      <h2 id="uren-kop">{say("hours")}</h2>
      <p>{say(page.hours.length > 0 ? "hours_text" : "hours_none")}</p>
      {end.isError && <Banner tone="danger">{say("not_saved")}</Banner>}
      <ul className="lined-list face-lines">
        {page.hours.map((hour) => {
          const words = hourWords(hour, nameOf(hour));
          return (
            <li key={hour.id} className="row">
              <span>{words}</span>
              <Button
                isSmall
                label={say("stop_hour_name", { what: words })}
                isPending={end.isPending && end.variables === hour.id}
                onClick={() => !end.isPending && end.mutate(hour.id)}
              >
                {say("stop_hour")}
              </Button>
            </li>
          );
        })}
      </ul>
      <HourForm page={page} />
    </section>
  );
}

function hourWords(hour: PracticeHour, name: string): string {
  return say("hour", {
    name,
    day: say(`weekday.${hour.weekday as 1}`),
    starts: hour.starts.replace(":", "."),
    ends: hour.ends.replace(":", "."),
    minutes: hour.minutes,
  });
}

/** "13.00", "13:00" and "9.30" are times; what is none goes as it is, and the server says so. */
function timeOf(text: string): string {
  const found = /^(\d{1,2})[.:](\d{2})$/.exec(text.trim());
  return found ? `${found[1]?.padStart(2, "0")}:${found[2]}` : text.trim();
}

function HourForm({ page }: { page: OrganizationFaces }) {
  const add = useAddHour();
  const workers = page.found.filter(({ has_hours, rules }) => has_hours && rules.length > 0);
  const errors = useMemo(
    () =>
      fieldWords(add.error, {
        starts: { not_a_choice: say("hour_taken"), malformed: say("time_wrong") },
        ends: { out_of_range: say("hour_short"), malformed: say("time_wrong") },
      }),
    [add.error],
  );
  return (
    <Form
      key={page.hours.length}
      aria-label={say("hour_form")}
      validationErrors={errors}
      onSubmit={(data) => {
        if (add.isPending) return;
        const text = (name: string) => String(data.get(name) ?? "");
        add.mutate({
          face_id: text("face_id"),
          weekday: Number(text("weekday")),
          starts: timeOf(text("starts")),
          ends: timeOf(text("ends")),
          minutes: Number(text("minutes")),
        });
      }}
    >
      <h3>{say("hour_form")}</h3>
      <Select
        name="face_id"
        label={say("who")}
        choices={workers.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <Select
        name="weekday"
        label={say("weekday")}
        choices={weekdays.map((day) => ({ value: String(day), label: say(`weekday.${day}`) }))}
      />
      <div className="row">
        <TextField name="starts" label={say("starts")} hint={say("time_hint")} width={6} required />
        <TextField name="ends" label={say("ends")} hint={say("time_hint")} width={6} required />
      </div>
      <Select
        name="minutes"
        label={say("minutes")}
        choices={lengths.map((length) => ({ value: String(length), label: String(length) }))}
        defaultValue="30"
      />
      {add.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
      <Button type="submit" icon={CalendarPlus} isPending={add.isPending}>
        {say("add_hour")}
      </Button>
    </Form>
  );
}
