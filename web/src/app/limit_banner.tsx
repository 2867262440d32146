// So much of one thing was done in this hour that the rest waits. Said once, above every page; a
// screen that can go on with a reason asks for it itself.
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../components/banner/banner";
import { onLimit } from "../kernel/api";
import { say } from "./words";

export function LimitBanner({ path }: { path: string }) {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => onLimit(setMinutes), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another matter.
  useEffect(() => setMinutes(0), [path]);
  if (minutes === 0) return null;
  return <Banner tone="warn">{say("limit", { count: minutes })}</Banner>;
}
