// How much of the week was judged, as a bar under its words.
import { say } from "./words";

export function Progress({ done, of }: { done: number; of: number }) {
  const share = of === 0 ? 100 : Math.round((100 * done) / of);
  return (
    <div className="sample-progress">
      <p>{say("progress", { done, of })}</p>
      <div className="sample-bar" aria-hidden="true">
        <span style={{ "--share": `${share}%` }} />
      </div>
    </div>
  );
}
