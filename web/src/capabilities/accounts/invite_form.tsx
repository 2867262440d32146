// A new colleague: name, work, and the address of the work.
import { Send } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Select } from "../../components/choice/choice";
import { DateInput } from "../../components/date_fields/date_fields";
import { Form } from "../../components/form/form";
import { type FieldErrors, fieldWords } from "../../components/form/validity";
import { TextField } from "../../components/text_field/text_field";
import { useSession } from "../../kernel/access";
import { Problem } from "../../kernel/api";
import type { InvitationSent } from "../../kernel/api_types";
import { chosen } from "../access/team/noting_form";
import { useInvite } from "./queries";
import { roleWords } from "./role_words";
import { say } from "./words";

export interface InviteFormProps {
  roles: readonly string[];
  /** The longest term of a locum. */
  locumDays: number;
  onSent: (sent: InvitationSent) => void;
  onStop: () => void;
}

export function InviteForm({ roles, locumDays, onSent, onStop }: InviteFormProps) {
  const invite = useInvite();
  const { today } = useSession();
  const [role, setRole] = useState(roles.length === 1 ? (roles[0] ?? "") : "");
  const errors = useMemo(() => errorsOf(invite.error, locumDays), [invite.error, locumDays]);
  return (
    <section className="sheet" aria-labelledby="uitnodigen-kop">
      <h2 id="uitnodigen-kop">{say("invite")}</h2>
      <Form
        aria-labelledby="uitnodigen-kop"
        validationErrors={errors}
        onSubmit={(data) => {
          const text = (name: string) => String(data.get(name) ?? "").trim();
          if (invite.isPending) return;
          const input = {
            name: text("name"),
            role: text("role"),
            email: text("email"),
            ...chosen(data, "from_on"),
            ...chosen(data, "until_on"),
          };
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
          defaultValue={role}
          onChange={setRole}
          required
        />
        {role === "locum" && (
          <>
            <p className="quiet">{say("locum.hint", { count: locumDays })}</p>
            <div className="row">
              <DateInput
                name="from_on"
                label={say("locum.from")}
                defaultValue={today}
                missing={say("locum.from_missing")}
                required
              />
              <DateInput
                name="until_on"
                label={say("locum.until")}
                missing={say("locum.until_missing")}
                required
              />
            </div>
          </>
        )}
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

function errorsOf(error: unknown, locumDays: number): FieldErrors | undefined {
  // Two at the same moment: the other one was first.
  if (error instanceof Problem && error.code === "row.conflict") {
    return { email: say("invite.invited_already") };
  }
  return fieldWords(error, {
    role: { not_a_choice: say("invite.role_missing") },
    from_on: {
      malformed: say("locum.from_missing"),
      required: say("locum.from_missing"),
      out_of_range: say("locum.from_early"),
    },
    until_on: {
      malformed: say("locum.until_missing"),
      required: say("locum.until_missing"),
      out_of_range: say("locum.until_early"),
      too_long: say("locum.too_long", { count: locumDays }),
    },
    email: {
      malformed: say("invite.malformed"),
      works_here: say("invite.works_here"),
      invited_already: say("invite.invited_already"),
    },
  });
}

function failure(error: unknown): string {
  return say(error instanceof Problem && error.status === 429 ? "invite.too_many" : "not_done");
}
