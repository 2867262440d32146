// The slim bar on every page of a demo folder: who you are, the mailbox, the clock.
import { CalendarClock, Mail, UsersRound } from "lucide-preact";
import { shortDay } from "../../kernel/dates";
import { say } from "./words";
import "./demo_bar.css";

const pagesOfResidents = /^\/(l|mijn|kaart|hulp)(\/|$)/;

export default function DemoBar({ today, path }: { today: string; path: string }) {
  const places = [
    { href: "/demo", icon: UsersRound, text: say("bar.who") },
    { href: "/demo/postvak", icon: Mail, text: say("bar.mail") },
    { href: "/demo/klok", icon: CalendarClock, text: say("bar.clock", { date: shortDay(today) }) },
  ];
  return (
    // Its words are Dutch or English on every page, also where the page is read from right to left.
    <nav className="demo-bar" dir="ltr" aria-label={say("bar.name")}>
      <p className="demo-bar-words">{say("made_up")}</p>
      <ul>
        {places.map((place) => (
          <li key={place.href}>
            <a
              href={place.href}
              // From a page of a resident this is another house: a whole new page.
              target={pagesOfResidents.test(path) ? "_top" : undefined}
              aria-current={path === place.href ? "page" : undefined}
            >
              <place.icon size={16} aria-hidden="true" />
              {place.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
