// Draws what stands behind the shell once the told session is there.
import type { ComponentChildren, JSX } from "preact";
import { AccessProvider, useAccess } from "../kernel/access";

export function SignedIn({ children }: { children: ComponentChildren }) {
  return (
    <AccessProvider>
      <Waiting>{children}</Waiting>
    </AccessProvider>
  );
}

function Waiting({ children }: { children: ComponentChildren }) {
  return useAccess().state === "signed_in" ? (children as JSX.Element) : null;
}
