// Draws the page that belongs to the address: loads it, waits for its words, and catches its faults.
import { Component, type ComponentChildren, type ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ErrorState } from "../components/error_state/error_state";
import { Skeleton } from "../components/skeleton/skeleton";
import type { PageProps, PageRoute } from "../kernel/capability";
import { useLanguage, wordsReady } from "../kernel/words";
import { say } from "./words";

const loadedPages = new Map<PageRoute["load"], ComponentType<PageProps>>();

export function Page({ load, ...place }: PageProps & { load: PageRoute["load"] }) {
  useLanguage();
  const [, redraw] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  const isFirst = useRef(true);
  const Loaded = loadedPages.get(load);

  useEffect(() => {
    if (loadedPages.has(load)) return;
    let isGone = false;
    setHasFailed(false);
    loadPage(load).then(
      () => isGone || redraw((count) => count + 1),
      () => isGone || setHasFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [load]);
  // After a step to another page the reader starts at its heading, as after a real page load.
  useEffect(() => {
    if (Loaded && !isFirst.current) focusHeading();
    if (Loaded) isFirst.current = false;
  }, [Loaded]);

  if (hasFailed) {
    return (
      <ErrorState
        text={say("page_failed")}
        onRetry={() => {
          setHasFailed(false);
          loadPage(load).then(
            () => redraw((count) => count + 1),
            () => setHasFailed(true),
          );
        }}
      />
    );
  }
  if (!Loaded) return <Skeleton label={say("loading")} lines={6} />;
  return <Loaded params={place.params} query={place.query} />;
}

async function loadPage(load: PageRoute["load"]): Promise<void> {
  const page = await load();
  await wordsReady();
  loadedPages.set(load, page.default);
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading || document.querySelector("main")?.contains(document.activeElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

interface FaultWallProps {
  text: string;
  children: ComponentChildren;
  /** Another address is another chance. */
  place: string;
}

/** A fault in one page leaves the bar, the menu and the rest of the house standing. */
export class FaultWall extends Component<FaultWallProps, { failedAt: string | null }> {
  state = { failedAt: null };

  componentDidCatch(error: unknown) {
    console.error(error);
    this.setState({ failedAt: this.props.place });
  }

  render() {
    if (this.state.failedAt === this.props.place) {
      return (
        <ErrorState text={this.props.text} onRetry={() => this.setState({ failedAt: null })} />
      );
    }
    return this.props.children;
  }
}
