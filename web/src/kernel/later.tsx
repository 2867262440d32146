// A part of a page that is loaded when it is first shown, so that a page weighs what is needed to begin.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { wordsReady } from "./words";

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

/** The part once it is there; before that `waiting`. Loading that fails is tried again when the part is next shown. */
export function later<Props extends object>(load: Load<Props>, waiting: ComponentType) {
  let known: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [Part, setPart] = useState(() => known);
    useEffect(() => {
      if (known) return;
      let isHere = true;
      void loadWithWords(load).then(
        (part) => {
          known = part;
          if (isHere) setPart(() => part);
        },
        () => undefined,
      );
      return () => {
        isHere = false;
      };
    }, []);
    const Waiting = waiting;
    return Part ? <Part {...props} /> : <Waiting />;
  };
}

/** A part whose words come later than itself would stay empty: nothing draws it again. */
async function loadWithWords<Props>(load: Load<Props>): Promise<ComponentType<Props>> {
  const module = await load();
  await wordsReady();
  return module.default;
}
