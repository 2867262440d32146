// The title of the browser tab. It says the kind of page, never the person: tabs are read by others.
import { useEffect } from "preact/hooks";

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} – Veerkracht` : "Veerkracht";
  }, [title]);
}
