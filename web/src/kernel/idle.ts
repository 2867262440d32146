// Nobody touched keys, mouse or screen for a while: then the screen is covered.
import { useEffect, useRef } from "preact/hooks";

const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
const lookEvery = 5_000;
const minute = 60_000;

/** Calls `onIdle` once after so many minutes without a sign of life; 0 minutes: never. */
export function useIdle(minutes: number, onIdle: () => void): void {
  const latest = useRef(onIdle);
  latest.current = onIdle;
  useEffect(() => {
    if (minutes <= 0) return;
    let lastSign = Date.now();
    // A timer alone would sleep when the lid is closed: the clock is looked at.
    const look = () => {
      if (Date.now() - lastSign >= minutes * minute) latest.current();
    };
    const note = () => {
      look();
      lastSign = Date.now();
    };
    const timer = setInterval(look, lookEvery);
    for (const sign of signs) addEventListener(sign, note, { capture: true, passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, note, { capture: true });
      document.removeEventListener("visibilitychange", look);
    };
  }, [minutes]);
}
