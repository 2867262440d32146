// A new colleague: name, work, and the address of the work.
import { Send } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Select } from "../../components/choice/choice";
import { Form } from "../../components/form/form";
import { type FieldErrors, fieldWords } from "../../components/form/validity";
import { TextField } from "../../components/text_field/text_field";
import { Problem } from "../../kernel/api";
import type { InvitationSent } from "../../kernel/api_types";
import { useInvite } from "./queries";
import { roleWords } from "./role_words";
import { say } from "./words";

export interface InviteFormProps {
  roles: readonly string[];
  onSent: (sent: InvitationSent) => void;
  onStop: () => void;
}

export function InviteForm({ roles, onSent, onStop }: InviteFormProps) {
  const invite = useInvite();
  const errors = useMemo(() => errorsOf(invite.error), [invite.error]);
  return (
    <section className="sheet" aria-labelledby="uitnodigen-kop">
      <h2 id="uitnodigen-kop">{say("invite")}</h2>
      <Form
        aria-labelledby="uitnodigen-kop"
        validationErrors={errors}
        onSubmit={(data) => {
          const text = (name: string) => String(data.get(name) ?? "").trim();
          if (invite.isPending) return;
          const input = { name: text("name"), role: text("role"), email: text("email") };
          invite.mutateAsync(input).then(onSent, () => undefined);
        }}
      >
        <TextField
          name="name"
          label={say("invite.name")}
          missing={say("invite.name_missing")}
          maxLength={120}
          autoComplete="off"
          required
        />
        <Select
          name="role"
          label={say("invite.role")}
          emptyLabel={say("invite.choose")}
          missing={say("invite.role_missing")}
          choices={roles.map((role) => ({ value: role, label: roleWords(role) }))}
          defaultValue={roles.length === 1 ? roles[0] : ""}
          required
        />
        <TextField
          name="email"
          type="email"
          label={say("invite.email")}
          hint={say("invite.email_hint")}
          missing={say("invite.email_missing")}
          maxLength={200}
          autoComplete="off"
          required
        />
        {invite.isError && !errors && <Banner tone="danger">{failure(invite.error)}</Banner>}
        <div className="row">
          <Button kind="main" type="submit" icon={Send} isPending={invite.isPending}>
            {say("invite.send")}
          </Button>
          <Button kind="quiet" onClick={onStop}>
            {say("stop")}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function errorsOf(error: unknown): FieldErrors | undefined {
  // Two at the same moment: the other one was first.
  if (error instanceof Problem && error.code === "row.conflict") {
    return { email: say("invite.invited_already") };
  }
  return fieldWords(error, {
    role: { not_a_choice: say("invite.role_missing") },
    email: {
      malformed: say("invite.malformed"),
      works_here: say("invite.works_here"),
      invited_already: say("invite.invited_already"),
      taken: say("invite.taken"),
    },
  });
}

function failure(error: unknown): string {
  return say(error instanceof Problem && error.status === 429 ? "invite.too_many" : "not_done");
}
