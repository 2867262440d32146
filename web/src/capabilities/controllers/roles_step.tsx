// Who does what: as it is now, and from here to the list that invites a whole team.
import { UsersRound } from "lucide-preact";
import { LinkButton } from "../../components/button/button";
import { Form } from "../../components/form/form";
import { SummaryList } from "../../components/summary_list/summary_list";
import type { Setup } from "../../kernel/api_types";
import { useSettleRoles } from "./queries";
import { SaveRow } from "./save_row";
import type { StepProps } from "./setup_page";
import { say, sayOf } from "./words";

export function rolesSummary({ roles }: Setup): string {
  return roles.map((one) => `${sayOf("role", one.role)}: ${one.people}`).join(", ");
}

export function RolesStep({ setup, step, onSaved }: StepProps) {
  const save = useSettleRoles();
  return (
    <Form
      aria-label={say("step.roles")}
      onSubmit={() => {
        if (save.isPending) return;
        save.mutateAsync({ version: step.version }).then(onSaved, () => undefined);
      }}
    >
      <p>{say("why.roles")}</p>
      <SummaryList
        rows={setup.roles.map((one) => ({
          term: sayOf("role", one.role),
          value: say("people", { count: one.people }),
        }))}
      />
      <div className="row">
        <LinkButton href="/mensen" icon={UsersRound}>
          {say("roles.invite")}
        </LinkButton>
      </div>
      <SaveRow save={save} errors={undefined} step={step} words={say("roles.so_it_is")} />
    </Form>
  );
}
