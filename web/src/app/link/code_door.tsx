// The second step: a code to the number that the practice has. A partner may know link and birth
// date; what was filled in and who got what opens only with the phone in hand.
import { MessageSquareText } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { CodeForm } from "../../components/code_form/code_form";
import { fieldWords } from "../../components/form/validity";
import { StatusLine } from "../../components/status_line/status_line";
import { NoConnection, Problem } from "../../kernel/api";
import { useCheckCode, useSendCode } from "./queries";
import { say } from "./words";

export interface CodeDoorProps {
  token: string;
  title: string;
  text: string;
  /** The page is open already, and only goes on. */
  onOpened?: () => void;
}

export function CodeDoor({ token, title, text, onOpened }: CodeDoorProps) {
  const send = useSendCode(token);
  const wasJustSent = send.error instanceof Problem && send.error.code === "link.code_just_sent";
  const hasCode = send.isSuccess || wasJustSent;
  return (
    <section className="sheet" aria-labelledby="code-kop">
      <h2 id="code-kop">{title}</h2>
      {!hasCode && (
        <>
          <p>{text}</p>
          {send.isError && <Banner tone="danger">{notSentWords(send.error)}</Banner>}
          <Button
            kind="main"
            icon={MessageSquareText}
            isWide
            isPending={send.isPending}
            onClick={() => !send.isPending && send.mutate()}
          >
            {say("code.send")}
          </Button>
        </>
      )}
      {hasCode && (
        <TypeCode
          token={token}
          to={send.data?.to}
          isFormer={send.data?.is_former ?? false}
          isSending={send.isPending}
          onAgain={() => send.mutate()}
          onOpened={onOpened}
        />
      )}
    </section>
  );
}

function notSentWords(error: unknown): string {
  if (error instanceof Problem && error.code === "login.wait") return say("start.wait");
  if (error instanceof Problem && error.code === "link.closed") return say("over.closed");
  if (error instanceof Problem && error.code === "link.no_phone") return say("code.no_phone");
  if (error instanceof Problem && error.code === "link.number_new") return say("code.number_new");
  if (error instanceof Problem && error.code === "link.number_of_parent")
    return say("code.number_of_parent");
  if (error instanceof Problem && error.code === "link.grown_up") return say("over.grown_up");
  if (error instanceof Problem && error.code === "link.no_messages") return say("code.no_messages");
  if (error instanceof Problem && error.code === "link.expired") return say("over.expired");
  return say("code.not_sent");
}

function sentWords(to: string | undefined, isFormer: boolean): string {
  if (!to) return say("code.sent");
  return say(isFormer ? "code.sent_to_former" : "code.sent_to", { to });
}

interface TypeCodeProps {
  token: string;
  /** "•••• 12": which phone to look at. */
  to: string | undefined;
  /** The number was changed just now, and the new one waits. */
  isFormer: boolean;
  isSending: boolean;
  onAgain: () => void;
  onOpened: (() => void) | undefined;
}

function TypeCode({ token, to, isFormer, isSending, onAgain, onOpened }: TypeCodeProps) {
  const check = useCheckCode(token, onOpened);
  const errors = useMemo(() => objections(check.error), [check.error]);
  return (
    <>
      <StatusLine tone={isFormer ? "warn" : "quiet"}>{sentWords(to, isFormer)}</StatusLine>
      <CodeForm
        title={say("code.label")}
        label={say("code.label")}
        hint={say("code.hint")}
        missing={say("code.missing")}
        button={say("code.check")}
        errors={errors}
        isPending={check.isPending}
        onCode={(code) => check.mutate(code)}
      >
        <Button kind="quiet" isPending={isSending} onClick={onAgain}>
          {say("code.again")}
        </Button>
      </CodeForm>
    </>
  );
}

function objections(error: unknown) {
  if (error === null) return undefined;
  if (error instanceof Problem && error.code === "link.code_over")
    return { code: say("code.over") };
  if (error instanceof Problem && error.code === "login.wait") return { code: say("start.wait") };
  if (error instanceof NoConnection) return { code: say("code.no_connection") };
  const wrong = say("code.wrong");
  return (
    fieldWords(error, { code: { wrong, too_short: wrong, too_long: wrong } }) ?? {
      code: say("code.failed"),
    }
  );
}
