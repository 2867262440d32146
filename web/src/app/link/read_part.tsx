// A part of a page that can be heard: what stands on it now, read by a voice of the device itself.
import type { ComponentChildren } from "preact";
import { useCallback, useRef } from "preact/hooks";
import { ReadAloud } from "../../capabilities/conversations/by_link/read_aloud";

export function ReadPart({ children }: { children: ComponentChildren }) {
  const part = useRef<HTMLDivElement>(null);
  // biome-ignore lint/performance/useDomNodeTextContent: what is folded away is not read, and lines are.
  const text = useCallback(() => part.current?.innerText ?? "", []);
  return (
    <>
      <div className="read-part-voice">
        <ReadAloud text={text} />
      </div>
      <div ref={part} className="read-part">
        {children}
      </div>
    </>
  );
}
