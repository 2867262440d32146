// Access given anew to who lost a password or a phone: only after one was seen or heard.
import { useMemo } from "preact/hooks";
import { Checkbox } from "../../components/choice/choice";
import { fieldWords } from "../../components/form/validity";
import type { InvitationSent } from "../../kernel/api_types";
import { NotingForm, type NotingProps } from "../access/team/noting_form";
import { useRenew } from "./queries";
import { say } from "./words";

export interface RenewFormProps extends NotingProps {
  onSent: (sent: InvitationSent) => void;
}

export function RenewForm({ person, onDone, onSent }: RenewFormProps) {
  const renew = useRenew();
  const { name } = person;
  const errors = useMemo(
    () => fieldWords(renew.error, { identity_checked: { required: say("renew.check_missing") } }),
    [renew.error],
  );
  return (
    <NotingForm
      title={say("renew_name", { name })}
      errors={errors}
      note={renew}
      save={say("renew.do")}
      onDone={onDone}
      onSubmit={async () =>
        onSent(await renew.mutateAsync({ id: person.account_id, identity_checked: true }))
      }
    >
      <p>{say("renew.text", { name })}</p>
      <Checkbox
        name="identity_checked"
        label={say("renew.check", { name })}
        missing={say("renew.check_missing")}
        required
      />
    </NotingForm>
  );
}
