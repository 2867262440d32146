// "Wie keek, en waarom": who opened what of the resident, day by day, and on which ground. Not hidden in a
// table nobody reads.
import { useQuery } from "@tanstack/preact-query";
import { Eye, Merge, PenLine, Printer, Search, ShieldX, Split, TriangleAlert } from "lucide-preact";
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { Button, LinkButton } from "../../components/button/button";
import { Checkbox, RadioGroup } from "../../components/choice/choice";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import { list } from "../../components/web/sentence";
import type { MyLook } from "../../kernel/api_types";
import { day, isoDay, now, time } from "../../kernel/dates";
import { myLooksQuery } from "./queries";
import { say } from "./words";
import "./looks_panel.css";

const daysShown = 5;
const dayMs = 86_400_000;
const firstDay = "2000-01-01";
const periods = { week: 7, months: 90, year: 365 } as const;

type Key = Parameters<typeof say>[0];
type Period = keyof typeof periods | "all";

export interface LooksPanelProps {
  /** Where only a role stands: the way to ask for the name. */
  AskName?: ComponentType<{ look: MyLook; who: string }>;
}

export function LooksPanel({ AskName }: LooksPanelProps) {
  const [period, setPeriod] = useState<Period>("months");
  const [showsOwn, setShowsOwn] = useState(false);
  const from = startOf(period);
  const asked = useQuery(myLooksQuery({ from_on: from }));
  const days = asked.data ? byDay(asked.data.rows.filter((row) => showsOwn || !isOwn(row))) : [];
  return (
    <div className="stack">
      <RadioGroup
        name="period"
        label={say("period")}
        isRow
        choices={(["week", "months", "year", "all"] as const).map((value) => ({
          value,
          label: say(`period.${value}`),
        }))}
        value={period}
        onChange={(value) => setPeriod(value as Period)}
      />
      <Checkbox label={say("own")} isChecked={showsOwn} onChange={setShowsOwn} />
      {asked.isPending && <Skeleton label={say("loading")} lines={4} />}
      {asked.isError && <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && days.length === 0 && <EmptyState icon={Eye} text={say("empty")} />}
      <Days key={`${period}${showsOwn}`} days={days} AskName={AskName} />
      <div>
        <LinkButton href={`/api/my/looks/paper?from_on=${from}`} icon={Printer} target="_blank">
          {say("paper")}
        </LinkButton>
      </div>
    </div>
  );
}

function startOf(period: Period): string {
  return period === "all" ? firstDay : isoDay(now() - periods[period] * dayMs);
}

function isOwn({ role }: MyLook): boolean {
  return role === "resident";
}

interface DaysProps extends LooksPanelProps {
  days: readonly DayOfLooks[];
}

function Days({ days, AskName }: DaysProps) {
  const [hasAll, setHasAll] = useState(false);
  return (
    <>
      {days.slice(0, hasAll ? days.length : daysShown).map((one) => (
        <section key={one.day} aria-labelledby={`keek-${one.day}`}>
          <h2 id={`keek-${one.day}`}>{day(one.day)}</h2>
          <ul className="looks">
            {one.looks.map((look) => (
              <Look key={`${look.who}${look.act}${look.ground}`} look={look} AskName={AskName} />
            ))}
          </ul>
        </section>
      ))}
      {days.length > daysShown && !hasAll && (
        <div>
          <Button onClick={() => setHasAll(true)}>{say("more")}</Button>
        </div>
      )}
    </>
  );
}

const icons = {
  looked: Eye,
  wrote: PenLine,
  found: Search,
  tried: ShieldX,
  made_one: Merge,
  made_two: Split,
};

interface LookProps extends LooksPanelProps {
  look: OneLook;
}

function Look({ look, AskName }: LookProps) {
  const Icon = look.isEmergency ? TriangleAlert : icons[look.act];
  return (
    <li className={look.isEmergency ? "look-emergency" : undefined}>
      <Icon size={18} aria-hidden="true" />
      <div>
        {look.isEmergency && <strong>{say("emergency")} </strong>}
        <strong>{look.who}</strong> {say(look.act)}
        {look.what.length > 0 && ` ${list(look.what)}`}
        <span className="quiet"> ({time(look.at)})</span>
        <br />
        <span className="quiet">{look.ground}</span>
        {AskName && look.unnamed && <AskName look={look.unnamed} who={look.who} />}
      </div>
    </li>
  );
}

export interface OneLook {
  who: string;
  act: keyof typeof icons;
  what: string[];
  ground: string;
  isEmergency: boolean;
  at: string;
  /** The row for which a name may be asked. */
  unnamed?: MyLook;
}

export interface DayOfLooks {
  day: string;
  looks: OneLook[];
}

/** One line for each reader on a day and ground, with all they looked at; an emergency stands first. */
export function byDay(rows: readonly MyLook[]): DayOfLooks[] {
  const days: DayOfLooks[] = [];
  for (const row of rows) {
    let one = days.find((known) => known.day === row.day);
    if (!one) {
      one = { day: row.day, looks: [] };
      days.push(one);
    }
    const fresh = lineOf(row);
    const known = one.looks.find(
      (look) => look.who === fresh.who && look.act === fresh.act && look.ground === fresh.ground,
    );
    if (!known) one.looks.push(fresh);
    else known.what.push(...fresh.what.filter((what) => !known.what.includes(what)));
  }
  for (const { looks } of days) looks.sort((a, b) => Number(b.isEmergency) - Number(a.isEmergency));
  return days;
}

function lineOf(row: MyLook): OneLook {
  const act = actOf(row);
  const saysWhat = act === "looked" || act === "wrote";
  return {
    who: whoLooked(row),
    act,
    what: saysWhat ? [say(`class.${row.record_class}` as Key) || row.record_class] : [],
    ground: groundWords(row),
    isEmergency: row.emergency,
    at: row.at,
    ...(row.may_ask_name ? { unnamed: row } : {}),
  };
}

/** Who tried and was not let says nothing of what was there. */
function actOf({ refused, searched, made, operation }: MyLook): OneLook["act"] {
  if (refused) return "tried";
  if (searched) return "found";
  if (made === "one" || made === "two") return `made_${made}`;
  return operation === "write" ? "wrote" : "looked";
}

const whose: Record<string, string> = {
  parent: "ground_parent",
  resident_and_parent: "ground_both",
  representative: "ground_for_him",
};

/** A ground that rests on a yes says whose yes it was. */
function groundWords({ ground, agreed_by, refused }: MyLook): string {
  if (refused) return say("ground.refused");
  return say(`${whose[agreed_by]}.${ground}` as Key) || say(`ground.${ground}` as Key);
}

/** A function and an organisation; a name where the organisation told so. */
function whoLooked(look: MyLook): string {
  const role = say(`role.${look.role}` as Key) || look.role;
  const { organization_name: organization, name } = look;
  if (look.role === "resident") return role;
  if (!organization) return name ? `${name}, ${role}` : role;
  return name ? say("who_named", { role, organization, name }) : say("who", { role, organization });
}
