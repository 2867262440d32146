// Many searches found nobody: why so many? Then it goes on for the rest of the hour.
import { Search } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Select } from "../../components/choice/choice";
import { Form } from "../../components/form/form";
import { Problem } from "../../kernel/api";
import type { SearchReason } from "./queries";
import { say } from "./words";

const reasons: readonly SearchReason[] = ["new_patients", "list_check", "other"];

export function wantsReason(error: unknown): boolean {
  return error instanceof Problem && error.code === "limit.search";
}

export function SearchReasonForm({ onReason }: { onReason: (reason: SearchReason) => void }) {
  return (
    <div className="sheet">
      <Form
        aria-label={say("search.many")}
        onSubmit={(data) => onReason(String(data.get("reason")) as SearchReason)}
      >
        <Banner tone="warn">{say("search.many")}</Banner>
        <Select
          name="reason"
          label={say("search.why")}
          hint={say("search.why_hint")}
          emptyLabel={say("search.why_choose")}
          missing={say("search.why_choose")}
          choices={reasons.map((reason) => ({
            value: reason,
            label: say(`search.reason.${reason}`),
          }))}
          required
        />
        <div>
          <Button kind="main" type="submit" icon={Search}>
            {say("search.go_on")}
          </Button>
        </div>
      </Form>
    </div>
  );
}
