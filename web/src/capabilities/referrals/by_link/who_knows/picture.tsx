// The resident in the middle and around her who knows something: understood at a glance. It is drawn
// for the eye alone; the list below it says the same in words.
import { Building2, House, Landmark, Stethoscope, User, Users } from "lucide-preact";
import type { Party } from "./parties";
import { say } from "./words";
import "./picture.css";

const width = 360;
const height = { both: 340, top: 216 }; // of one row alone nothing stays empty below her
const middle = { x: width / 2, y: 170, radius: 34 };
const rows = { top: 88, bottom: 252 };
const radius = 24;
const perRow = 3;
const most = 2 * perRow;
const lineHeight = 17;
const letterWidth = 7.8;

const icons: Record<string, typeof User> = {
  gp_practice: Stethoscope,
  care_partner: Stethoscope,
  municipality: Landmark,
  initiative: Users,
  village_support: House,
};

export function Picture({ parties, name }: { parties: readonly Party[]; name: string }) {
  const shown = parties.slice(0, most);
  const left = parties.length - shown.length;
  const top = Math.ceil(shown.length / 2);
  const high = shown.length > top ? height.both : height.top;
  return (
    <figure className="who-knows">
      <svg viewBox={`0 0 ${width} ${high}`} role="img" aria-label={say("picture", { name })}>
        {shown.map((party, at) => {
          const isTop = at < top;
          const place = placeOf(isTop ? at : at - top, isTop ? top : shown.length - top, isTop);
          return <Around key={party.id} party={party} place={place} />;
        })}
        <circle className="who-knows-me" cx={middle.x} cy={middle.y} r={middle.radius} />
        <text className="who-knows-my-name" x={middle.x} y={middle.y + 5}>
          {name.length > 8 ? say("you") : name}
        </text>
      </svg>
      {left > 0 && <figcaption>{say("more", { count: left })}</figcaption>}
    </figure>
  );
}

interface Place {
  x: number;
  y: number;
  isTop: boolean;
  /** How many letters a line takes. */
  room: number;
}

function placeOf(at: number, count: number, isTop: boolean): Place {
  const column = width / count;
  const room = Math.min(22, Math.floor(column / letterWidth));
  return { x: column * (at + 0.5), y: isTop ? rows.top : rows.bottom, isTop, room };
}

function Around({ party, place }: { party: Party; place: Place }) {
  const { x, y, isTop, room } = place;
  const Icon = icons[party.kind] ?? (party.referral?.by_link ? User : Building2);
  const lines = [...linesOf(party.name, room), party.short];
  const first = isTop ? y - radius - 12 - (lines.length - 1) * lineHeight : y + radius + 20;
  return (
    <g className={party.knows ? "who-knows-one" : "who-knows-one who-knows-no-more"}>
      <line x1={middle.x} y1={middle.y} x2={x} y2={y} />
      <circle cx={x} cy={y} r={radius} />
      <Icon x={x - 11} y={y - 11} width={22} height={22} aria-hidden="true" />
      {lines.map((line, at) => (
        <text
          key={line}
          x={x}
          y={first + at * lineHeight}
          className={at === lines.length - 1 ? "who-knows-what" : undefined}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** At most two lines; what does not fit stands in the list. */
export function linesOf(name: string, room: number): string[] {
  const lines: string[] = [""];
  for (const word of name.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line === "" || line.length + word.length < room) {
      lines[lines.length - 1] = line ? `${line} ${word}` : word;
    } else {
      lines.push(word);
    }
  }
  const short = lines.slice(0, 2);
  if (lines.length > 2) short[1] = `${short[1]}…`;
  return short;
}
