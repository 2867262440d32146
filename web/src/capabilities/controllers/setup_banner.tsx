// On the page of people: how far the organisation is set up, as long as a step is missing; then the way there.
import { useQuery } from "@tanstack/preact-query";
import { Banner } from "../../components/banner/banner";
import { setupQuery } from "./queries";
import { say, sayOf } from "./words";

export default function SetupBanner() {
  const setup = useQuery(setupQuery).data;
  if (!setup) return null;
  const missing = setup.steps.filter((step) => !step.done).map(({ step }) => sayOf("short", step));
  if (missing.length === 0)
    return (
      <p>
        <a href="/organisatie">{say("banner.done")}</a>
      </p>
    );
  return (
    <Banner
      tone="warn"
      title={say("banner.title", { done: setup.done, count: setup.steps.length })}
    >
      {say("banner.missing", { steps: missing.join(", ") })}{" "}
      <a href="/organisatie">{say("banner.go")}</a>
    </Banner>
  );
}
