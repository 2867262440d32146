// Where somebody is asked to prove anew who it is, over whatever page is drawn: that page waits, and
// goes on with what was asked.
import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { onProofWanted } from "../kernel/api";
import type { CapabilityModule, ProveProps } from "../kernel/capability";
import { wordsReady } from "../kernel/words";

interface Wanted {
  Ask: ComponentType<ProveProps>;
  answer: (isProven: boolean) => void;
}

export function ProofSlot({ load }: { load: CapabilityModule["prove"] }) {
  const [wanted, setWanted] = useState<Wanted | null>(null);

  // Before anything on the page can be pressed.
  useLayoutEffect(() => {
    if (!load) return;
    return onProofWanted(
      () =>
        new Promise((answer) => {
          load()
            .then(async (loaded) => {
              await wordsReady();
              setWanted({ Ask: loaded.default, answer });
            })
            .catch(() => answer(false));
        }),
    );
  }, [load]);
  // A cover takes the question away with the page.
  useEffect(() => () => wanted?.answer(false), [wanted]);

  if (!wanted) return null;
  function done(isProven: boolean) {
    wanted?.answer(isProven);
    setWanted(null);
  }
  return <wanted.Ask onDone={done} />;
}
