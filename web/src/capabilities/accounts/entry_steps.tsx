// The three pages of coming in.
import { ArrowRight, Smartphone } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Button, LinkButton } from "../../components/button/button";
import { Checkbox } from "../../components/choice/choice";
import { CodeForm } from "../../components/code_form/code_form";
import { Form } from "../../components/form/form";
import { type FieldErrors, fieldWords } from "../../components/form/validity";
import { TextField } from "../../components/text_field/text_field";
import { NoConnection, Problem } from "../../kernel/api";
import type { Acceptance, InvitationGreeting, Pairing } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { QrCode } from "./qr_code";
import { useAccept, usePair } from "./queries";
import { say } from "./words";

const shortestPassword = 15;
const longestPassword = 128;

function isOver(error: unknown): boolean {
  return error instanceof Problem && error.code === "account_invitation.over";
}

function isInUse(error: unknown): boolean {
  return error instanceof Problem && error.code === "account_invitation.address_in_use";
}

/** What is wrong, beside the field that can be mended. */
function wordsFor(error: unknown, field: string, wrong: string): FieldErrors | undefined {
  if (error === null) return undefined;
  if (error instanceof NoConnection) return { [field]: say("entry.no_connection") };
  if (error instanceof Problem && error.status === 429) return { [field]: say("entry.wait") };
  const known = { wrong, too_short: wrong, too_long: wrong, required: wrong };
  return fieldWords(error, { [field]: known }) ?? { [field]: say("not_done") };
}

export interface CodeStepProps {
  token: string;
  greeting: InvitationGreeting;
  onPaired: (code: string, pairing: Pairing) => void;
  onOver: () => void;
  /** Behind the code: the address has an account at another organisation. */
  onInUse: () => void;
}

export function CodeStep({ token, greeting, onPaired, onOver, onInUse }: CodeStepProps) {
  const pair = usePair();
  const { organization_name: organization, invited_by_name: name, purpose } = greeting;
  const errors = useMemo(
    () => wordsFor(pair.error, "code", say("entry.code_wrong", { name })),
    [pair.error, name],
  );
  return (
    <>
      <h1>{say(purpose === "recovery" ? "entry.recovery" : "entry.welcome", { organization })}</h1>
      <p>{say("entry.code_text", { name })}</p>
      <CodeForm
        title={say("entry.title")}
        label={say("entry.code")}
        hint={say("entry.code_hint", { name })}
        missing={say("entry.code_missing")}
        button={say("entry.next")}
        errors={errors}
        isPending={pair.isPending}
        onCode={(code) =>
          pair.mutateAsync({ token, code }).then(
            (pairing) => onPaired(code, pairing),
            (error) => {
              if (isOver(error)) onOver();
              if (isInUse(error)) onInUse();
            },
          )
        }
      />
    </>
  );
}

export interface PasswordStepProps {
  pairing: Pairing;
  /** What the server said against the one before. */
  objection: string | undefined;
  onPassword: (password: string) => void;
}

export function PasswordStep({ pairing, objection, onPassword }: PasswordStepProps) {
  const [isShown, setIsShown] = useState(false);
  const [errors, setErrors] = useState<FieldErrors | undefined>(
    objection ? { password: objection } : undefined,
  );
  function check(data: FormData) {
    const password = String(data.get("password") ?? "");
    const count = [...password].length;
    if (count < shortestPassword) return setErrors({ password: say("password.too_short") });
    if (count > longestPassword) return setErrors({ password: say("password.too_long") });
    onPassword(password);
  }
  return (
    <>
      <h1>{say("password.title")}</h1>
      <p>{say("password.text")}</p>
      <Form aria-label={say("password.title")} validationErrors={errors} onSubmit={check}>
        <TextField
          name="email"
          type="email"
          label={say("password.email")}
          defaultValue={pairing.email}
          autoComplete="username"
          isReadOnly
        />
        <TextField
          name="password"
          type={isShown ? "text" : "password"}
          label={say("password.password")}
          hint={say("password.hint")}
          missing={say("password.missing")}
          autoComplete="new-password"
          required
        />
        <Checkbox label={say("password.show")} isChecked={isShown} onChange={setIsShown} />
        <Button type="submit" kind="main" icon={ArrowRight} isWide>
          {say("entry.next")}
        </Button>
      </Form>
    </>
  );
}

export interface PairingStepProps {
  pairing: Pairing;
  input: Omit<Acceptance, "figures">;
  onBadPassword: (why: string) => void;
  onOver: () => void;
}

export function PairingStep({ pairing, input, onBadPassword, onOver }: PairingStepProps) {
  const accept = useAccept();
  const errors = useMemo(
    () => wordsFor(accept.error, "code", say("pairing.wrong")),
    [accept.error],
  );
  function refused(error: unknown) {
    if (isOver(error)) onOver();
    if (error instanceof Problem && error.fields.password) {
      onBadPassword(passwordWords(error.fields.password));
    }
  }
  if (accept.data?.begins_on) {
    return <p role="status">{say("entry.begins", { day: shortDay(accept.data.begins_on) })}</p>;
  }
  return (
    <>
      <h1>{say("pairing.title")}</h1>
      <p>{say("pairing.text")}</p>
      <div className="pairing">
        <QrCode text={pairing.address} label={say("pairing.qr")} />
        <div className="pairing-words stack">
          <div>
            <LinkButton href={pairing.address} icon={Smartphone}>
              {say("pairing.this_phone")}
            </LinkButton>
          </div>
          <p>{say("pairing.by_hand")}</p>
          <p className="pairing-key">{pairing.key.match(/.{1,4}/g)?.join(" ")}</p>
        </div>
      </div>
      <CodeForm
        title={say("pairing.title")}
        label={say("pairing.code")}
        hint={say("pairing.code_hint")}
        missing={say("pairing.code_missing")}
        button={say("pairing.done")}
        errors={errors}
        isPending={accept.isPending}
        onCode={(figures) =>
          // Then a whole new page: who was signed in here before is not any more.
          accept
            .mutateAsync({ ...input, figures })
            .then(({ begins_on }) => begins_on || location.assign("/"), refused)
        }
      />
      <p className="quiet">{say("pairing.later")}</p>
    </>
  );
}

function passwordWords(reason: string): string {
  if (reason === "too_common") return say("password.too_common");
  if (reason === "about_you") return say("password.about_you");
  return say(reason === "too_long" ? "password.too_long" : "password.too_short");
}
