// Which page is open where a resident gets one question a page. It stands behind the # of the address, so that the phone's own
// back button goes one question back and nothing is lost.
import { useEffect, useState } from "preact/hooks";

const mark = "#vraag-";

export function placeIn(hash: string, last: number): number | null {
  if (!hash.startsWith(mark)) return null;
  const place = Number(hash.slice(mark.length)) - 1;
  return Number.isInteger(place) && place >= 0 && place <= last ? place : null;
}

export function usePlace(last: number, start: number): [number, (place: number) => void] {
  const [place, setPlace] = useState(() => placeIn(location.hash, last) ?? start);
  useEffect(() => {
    const listen = () => setPlace(placeIn(location.hash, last) ?? start);
    addEventListener("popstate", listen);
    return () => removeEventListener("popstate", listen);
  }, [last, start]);
  return [
    place,
    (next) => {
      history.pushState(null, "", `${location.pathname}${mark}${next + 1}`);
      setPlace(next);
      scrollTo?.(0, 0);
    },
  ];
}
