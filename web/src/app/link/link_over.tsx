// A link that no longer opens: why, and whom to call. It shows nothing of anybody.
import { phoneLink } from "../../components/reach_links/reach_links";
import type { LinkGreeting } from "../../kernel/api_types";
import { say } from "./words";

export function LinkOver({ greeting }: { greeting: LinkGreeting }) {
  const isGrownUp = greeting.state === "grown_up";
  return (
    <div className="page page-narrow link-page">
      <h1>{say(titleOf(greeting.state))}</h1>
      <p>{say(isGrownUp ? "over.grown_up_text" : "over.text")}</p>
      {greeting.organization_phone && (
        <p>
          {say("over.call", { name: greeting.organization_name })}{" "}
          <a href={phoneLink(greeting.organization_phone)}>{greeting.organization_phone}</a>
        </p>
      )}
    </div>
  );
}

function titleOf(state: string) {
  if (state === "grown_up") return "over.grown_up";
  return state === "closed" ? "over.closed" : "over.expired";
}
