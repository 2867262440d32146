import { useEffect, useState } from "preact/hooks";
import { say } from "../words";
import "./part_bar.css";

export interface Part {
  /** The id of the section it leads to. The section has `tabIndex={-1}` on its heading. */
  id: string;
  label: string;
}

/** The parts of a work screen. Phones: steps at the bottom. Everywhere: Alt+1 to Alt+4. */
export function PartBar({ parts }: { parts: readonly Part[] }) {
  const here = usePartInSight(parts);
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      // `code`: with Alt the letter on the key may be another sign.
      const part = parts[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1];
      if (!part) return;
      event.preventDefault();
      goToPart(part.id);
    };
    addEventListener("keydown", jump);
    return () => removeEventListener("keydown", jump);
  }, [parts]);

  return (
    <nav className="part-bar" aria-label={say("parts")}>
      <ol>
        {parts.map((part, at) => (
          <li key={part.id}>
            <a
              href={`#${part.id}`}
              aria-current={part.id === here ? "step" : undefined}
              aria-keyshortcuts={`Alt+${at + 1}`}
              onClick={(event) => {
                event.preventDefault();
                goToPart(part.id);
              }}
            >
              <span className="part-number">{at + 1}</span>
              {part.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Focus goes to the first thing to fill in, or else to the heading of the part. */
export function goToPart(id: string): void {
  const part = document.getElementById(id);
  if (!part) return;
  const target =
    part.querySelector<HTMLElement>("[data-first], input, textarea, select") ??
    part.querySelector<HTMLElement>("h1, h2, h3");
  part.scrollIntoView({ block: "start" });
  target?.focus({ preventScroll: true });
}

function usePartInSight(parts: readonly Part[]): string | undefined {
  const [here, setHere] = useState(parts[0]?.id);
  useEffect(() => {
    if (typeof IntersectionObserver === "undefined") return;
    const watch = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        if (seen) setHere(seen.target.id);
      },
      // A part counts as here when it crosses a line a third down the screen.
      { rootMargin: "-33% 0px -66% 0px" },
    );
    for (const part of parts) {
      const section = document.getElementById(part.id);
      if (section) watch.observe(section);
    }
    return () => watch.disconnect();
  }, [parts]);
  return here;
}
