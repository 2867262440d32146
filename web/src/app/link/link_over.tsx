// A link that no longer opens: why, and whom to call. It shows nothing of anybody.
import type { LinkGreeting } from "../../kernel/api_types";
import { say } from "./words";

export function LinkOver({ greeting }: { greeting: LinkGreeting }) {
  return (
    <div className="page page-narrow link-page">
      <h1>{say(greeting.state === "closed" ? "over.closed" : "over.expired")}</h1>
      <p>{say("over.text")}</p>
      {greeting.organization_phone && (
        <p>
          {say("over.call", { name: greeting.organization_name })}{" "}
          <a href={`tel:${greeting.organization_phone.replace(/[^+\d]/g, "")}`}>
            {greeting.organization_phone}
          </a>
        </p>
      )}
    </div>
  );
}
