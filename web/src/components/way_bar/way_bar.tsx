import "./way_bar.css";

export interface WayBarProps {
  /** "Vraag 2 van 8" */
  words: string;
  /** From 1. */
  at: number;
  count: number;
}

/** How far one is on a way of several pages, in words and as a bar that is for the eyes only. */
export function WayBar({ words, at, count }: WayBarProps) {
  return (
    <div className="way-bar">
      <p className="quiet">{words}</p>
      <progress max={count} value={at} aria-hidden="true" />
    </div>
  );
}
