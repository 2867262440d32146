// Keeps the place of the demo bar. Outside a demo folder the bar itself is never even loaded.
import { useQuery } from "@tanstack/preact-query";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sessionQuery } from "../../kernel/access";
import { useLanguage, wordsReady } from "../../kernel/words";

type Bar = ComponentType<{ today: string; path: string }>;

export function DemoBarSlot({ path }: { path: string }) {
  useLanguage();
  const session = useQuery({ ...sessionQuery, retry: false }).data;
  const [Loaded, setLoaded] = useState<Bar | null>(null);
  const hasPages = session?.demo_pages === true;
  useEffect(() => {
    if (!hasPages) return;
    let isGone = false;
    void loadBar().then(
      (bar) => isGone || setLoaded(() => bar),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [hasPages]);
  return Loaded && session ? <Loaded today={session.today} path={path} /> : null;
}

async function loadBar(): Promise<Bar> {
  const bar = await import("./demo_bar");
  await wordsReady();
  return bar.default;
}
