// The code on the own phone, and of a child the one on the phone of the parent: then it is sent.
import { ArrowLeft, Send } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { StatusLine } from "../../../components/status_line/status_line";
import { TextField } from "../../../components/text_field/text_field";
import { NoConnection, Problem } from "../../../kernel/api";
import type { SelfReferralSent, SelfReferralWaits } from "../../../kernel/api_types";
import { Heading } from "./heading";
import { useConfirm, useSendAgain } from "./queries";
import { say } from "./words";

interface CodePageProps {
  waits: SelfReferralWaits;
  onSent: (sent: SelfReferralSent) => void;
  onBack: () => void;
}

export function CodePage({ waits, onSent, onBack }: CodePageProps) {
  const { token, to, parent_to } = waits;
  const confirm = useConfirm(token, onSent);
  const again = useSendAgain(token);
  const errors = useMemo(() => objections(confirm.error, to !== ""), [confirm.error, to]);
  const figures = (data: FormData, name: string) => String(data.get(name) ?? "").replace(/\D/g, "");
  return (
    <>
      <Heading>{say("code.title")}</Heading>
      <StatusLine>{sentWords(waits)}</StatusLine>
      <section className="sheet">
        <Form
          aria-label={say("code.title")}
          validationErrors={errors}
          onSubmit={(data) =>
            !confirm.isPending &&
            confirm.mutate({
              code: figures(data, "code"),
              parent_code: figures(data, "parent_code"),
            })
          }
        >
          {to && <CodeField name="code" label={say("code.label")} isOwn />}
          {parent_to && (
            <CodeField
              name="parent_code"
              label={say(to ? "code.parent_label" : "code.label")}
              isOwn={!to}
            />
          )}
          <Button type="submit" kind="main" icon={Send} isWide isPending={confirm.isPending}>
            {say("code.button")}
          </Button>
        </Form>
      </section>
      {again.isError && <Banner tone="warn">{notSentWords(again.error)}</Banner>}
      <div className="help-buttons">
        <Button isPending={again.isPending} onClick={() => !again.isPending && again.mutate()}>
          {say("code.again")}
        </Button>
        <Button icon={ArrowLeft} onClick={onBack}>
          {say("back")}
        </Button>
      </div>
      <p className="quiet">{say("code.none")}</p>
    </>
  );
}

/** Only the own phone fills in its code by itself. */
function CodeField({ name, label, isOwn }: { name: string; label: string; isOwn: boolean }) {
  return (
    <TextField
      name={name}
      label={label}
      hint={say("code.hint")}
      missing={say("code.missing")}
      inputMode="numeric"
      autoComplete={isOwn ? "one-time-code" : "off"}
      width={9}
      maxLength={9}
      required
    />
  );
}

function sentWords({ to, parent_to }: SelfReferralWaits): string {
  if (!to) return say("code.sent_only_parent", { to: parent_to });
  const own = say("code.sent", { to });
  return parent_to ? `${own} ${say("code.sent_parent", { to: parent_to })}` : own;
}

function notSentWords(error: unknown): string {
  if (error instanceof NoConnection) return say("send.no_connection");
  if (error instanceof Problem && error.code === "link.code_just_sent")
    return say("code.just_sent");
  if (error instanceof Problem && error.code === "self_referral.no_more_codes")
    return say("code.no_more");
  return say("send.failed");
}

function objections(error: unknown, isOwn: boolean) {
  if (error === null) return undefined;
  const here = isOwn ? "code" : "parent_code";
  if (error instanceof NoConnection) return { [here]: say("send.no_connection") };
  if (error instanceof Problem && error.code === "link.code_over") {
    return { [here]: say("code.over") };
  }
  if (error instanceof Problem && error.code === "login.wait") return { [here]: say("code.wait") };
  if (error instanceof Problem && error.code === "face.intake_stop") {
    return { [here]: say("send.changed") };
  }
  const wrong = { wrong: say("code.wrong") };
  return fieldWords(error, { code: wrong, parent_code: wrong }) ?? { [here]: say("send.failed") };
}
