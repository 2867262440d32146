// The foot of each step: what came of saving, and the button that saves and goes on.
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import type { FieldErrors } from "../../components/form/validity";
import { Problem } from "../../kernel/api";
import type { SetupStep } from "../../kernel/api_types";
import { clock } from "../../kernel/dates";
import { say } from "./words";

export interface SaveRowProps {
  save: { isPending: boolean; isError: boolean; error: unknown };
  errors: FieldErrors | undefined;
  step: SetupStep;
  words?: string;
}

/** What was typed stays: who saves again after a colleague was quicker, saw whose words those were. */
export function SaveRow({ save, errors, step, words = say("save") }: SaveRowProps) {
  const isOutrun = save.error instanceof Problem && save.error.status === 409;
  return (
    <>
      {isOutrun && (
        <Banner tone="warn">
          {say("outrun", { name: step.saved_by, time: step.saved_at && clock(step.saved_at) })}
        </Banner>
      )}
      {save.isError && !isOutrun && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
      <div className="row">
        <Button kind="main" type="submit" isPending={save.isPending}>
          {words}
        </Button>
      </div>
    </>
  );
}

/** The text of a field, without blanks around it. */
export function textOf(data: FormData, name: string): string {
  return String(data.get(name) ?? "").trim();
}
