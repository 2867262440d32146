// So much of one thing was done in this hour that the rest waits. Said once, above every page; a
// screen that can go on with a reason asks for it itself.
import { useEffect, useState } from "preact/hooks";
import { say } from "../capabilities/access/words";
import { Banner } from "../components/banner/banner";
import { onLimit } from "../kernel/api";

const asksForReason = "limit.search";

export function LimitBanner({ path }: { path: string }) {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => onLimit((wait, code) => code !== asksForReason && setMinutes(wait)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another matter.
  useEffect(() => setMinutes(0), [path]);
  if (minutes === 0) return null;
  return (
    <div ref={bringIntoSight}>
      <Banner tone="warn">{say("limit", { count: minutes })}</Banner>
    </div>
  );
}

/** Who pressed a button far below reads it too. */
function bringIntoSight(box: HTMLElement | null) {
  box?.scrollIntoView?.({ block: "center" });
}
