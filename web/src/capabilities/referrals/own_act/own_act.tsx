// How a resident says yes: in the talk, with a signature on paper, or with a code on the own phone. And
// the resident's own act (a melding): words to read aloud, and a yes that only the resident can give.
import { useMutation } from "@tanstack/preact-query";
import { Megaphone, MessageSquareText, Printer, Send } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox, RadioGroup } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import type { FieldErrors } from "../../../components/form/validity";
import { fieldWords } from "../../../components/form/validity";
import { Note } from "../../../components/note/note";
import { StatusLine } from "../../../components/status_line/status_line";
import { TextField } from "../../../components/text_field/text_field";
import { useSession } from "../../../kernel/access";
import { NoConnection, Problem } from "../../../kernel/api";
import type { CodeSent } from "../../../kernel/api_types";
import { ownActWord } from "../../directory/kinds/words";
import { firstName } from "../names";
import { parentWords } from "./parent_yes";
import { whoAgrees, yesWords } from "./who_agrees";
import { say } from "./words";

export type Way = "spoken" | "on_paper" | "by_code";

/** Of an ordinary referral; the first is what mostly happens. */
export const waysOfYes: readonly Way[] = ["spoken", "on_paper", "by_code"];
/** Of the resident's own act: a word of somebody else is not enough. */
export const waysOfOwnAct: readonly Way[] = ["by_code", "on_paper"];

/** What the resident hears: it is their own act, and somebody does it for them. */
export function OwnActWords({ target, name }: { target: string; name: string }) {
  const by = firstName(useSession().name);
  const words = ownActWord(target, by) || say("act.other", { name: by });
  return (
    <Note kicker={say("act.read_aloud", { name })} icon={Megaphone} tone="kwaliteit" isSpoken>
      {words}
    </Note>
  );
}

export interface Confirmation {
  way: Way;
  ways: readonly Way[];
  setWay: (way: Way) => void;
  hasCode: boolean;
  /** The next press on the button sends the code; the one after it sends the rest. */
  needsCode: boolean;
  isSending: boolean;
  sendCode: () => void;
  sentTo: string | undefined;
  error: unknown;
}

export function useConfirmation(ask: () => Promise<CodeSent>, ways: readonly Way[]): Confirmation {
  const [chosen, setWay] = useState<Way>();
  // Another face may ask another way of saying yes.
  const way = ways.find((one) => one === chosen) ?? ways[0] ?? "spoken";
  const code = useMutation({ mutationFn: ask });
  const wasJustSent = code.error instanceof Problem && code.error.code === "link.code_just_sent";
  const hasCode = code.isSuccess || wasJustSent;
  return {
    way,
    ways,
    setWay,
    hasCode,
    needsCode: way === "by_code" && !hasCode,
    isSending: code.isPending,
    sendCode: () => !code.isPending && code.mutate(),
    sentTo: code.data?.to,
    error: wasJustSent ? null : code.error,
  };
}

/** What the form of the confirmation says, as the server asks it. */
export function confirmationIn(form: FormData, { way }: Confirmation) {
  const code = String(form.get("code") ?? "").replace(/\D/g, "");
  return way === "by_code"
    ? { given_how: way, consent_given: true, code }
    : { given_how: way, consent_given: form.has("consent_given") };
}

interface WayOfYesProps {
  confirmation: Confirmation;
  /** Where the paper to sign is, for the form as it stands now. */
  paperFor: (form: FormData) => string;
  /** The usual way is enough to see; the others come when somebody asks for them. */
  isFolded?: boolean;
}

/** How the resident says yes; on paper, the paper to print. */
export function WayOfYes({ confirmation, paperFor, isFolded = false }: WayOfYesProps) {
  const { way, ways, setWay } = confirmation;
  const choice = (
    <>
      <RadioGroup
        name="given_how"
        label={say("act.how")}
        isLegendHidden={isFolded}
        choices={ways.map((value) => ({ value, label: say(`act.${value}`) }))}
        value={way}
        onChange={(chosen) => setWay(chosen as Way)}
      />
      {way === "on_paper" && <PaperButton paperFor={paperFor} />}
    </>
  );
  if (!isFolded) return choice;
  return <Disclosure title={say("act.how_now", { how: say(`act.${way}`) })}>{choice}</Disclosure>;
}

interface YesFieldsProps {
  confirmation: Confirmation;
  name: string;
  birthOn: string;
  /** What goes along, beside the yes. */
  hint: ComponentChildren;
}

/** The yes itself: a box that is ticked, or the code that the resident reads aloud. */
export function YesFields({ confirmation, name, birthOn, hint }: YesFieldsProps) {
  const { way, hasCode, error } = confirmation;
  return (
    <>
      {way === "by_code" ? (
        <div className="choice-hint stack stack-tight">{hint}</div>
      ) : (
        <Checkbox
          key={way}
          name="consent_given"
          {...yesWords(name, whoAgrees(birthOn), way === "on_paper")}
          hint={hint}
          required
        />
      )}
      {way === "by_code" && hasCode && <CodeField confirmation={confirmation} name={name} />}
      {way === "by_code" && Boolean(error) && <Banner tone="danger">{notSentWords(error)}</Banner>}
    </>
  );
}

export function PaperButton({ paperFor }: Pick<WayOfYesProps, "paperFor">) {
  return (
    <div>
      <Button
        icon={Printer}
        onClick={({ currentTarget }) => {
          if (currentTarget.form) window.open(paperFor(new FormData(currentTarget.form)), "_blank");
        }}
      >
        {say("act.print")}
      </Button>
    </div>
  );
}

/** The consent form as PDF; only codes and yes or no stand in its address. */
export function consentForm(
  of: string,
  form: FormData,
  faceId: string,
  along: { needs: readonly string[]; goal?: unknown; sentence: string },
): string {
  const asked = new URLSearchParams({ face_id: faceId });
  const level = form.get("feedback_level");
  if (typeof level === "string") asked.set("feedback_level", level);
  if (along.needs.length > 0) asked.set("needs", "true");
  if (along.goal) asked.set("goal", "true");
  if (along.sentence.trim() !== "") asked.set("sentence", "true");
  return `/api/${of}/consent_form?${asked}`;
}

function CodeField({ confirmation, name }: Omit<YesFieldsProps, "hint" | "birthOn">) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const { sentTo, isSending, sendCode } = confirmation;
  return (
    <div ref={box} className="stack stack-tight">
      <StatusLine icon={MessageSquareText}>
        {sentTo ? say("act.code_sent_to", { name, to: sentTo }) : say("act.code_sent", { name })}
      </StatusLine>
      <TextField
        name="code"
        label={say("act.code")}
        hint={say("act.code_hint", { name })}
        inputMode="numeric"
        autoComplete="off"
        width={9}
        maxLength={7}
        missing={say("act.code_missing", { name })}
        required
      />
      <div>
        <Button kind="quiet" isSmall isPending={isSending} onClick={sendCode}>
          {say("act.code_again")}
        </Button>
      </div>
    </div>
  );
}

interface SendButtonProps {
  confirmation: Confirmation;
  name: string;
  isPending: boolean;
  /** What is sent: else a melding. */
  label?: string;
}

/** First it sends the code, then the rest: one place to press. */
export function OwnActButton({ confirmation, name, isPending, label }: SendButtonProps) {
  const { needsCode, isSending } = confirmation;
  return (
    <Button
      type="submit"
      kind="main"
      icon={needsCode ? MessageSquareText : Send}
      isWide
      isPending={needsCode ? isSending : isPending}
    >
      {needsCode ? say("act.send_code", { name }) : (label ?? say("act.send"))}
    </Button>
  );
}

/** The server's objections to an ask of a desk, beside the field they are about. */
export function askObjections(
  error: unknown,
  name: string,
  birthOn: string,
): FieldErrors | undefined {
  if (error instanceof Problem && error.code === "link.code_over") {
    return { code: say("act.code_over") };
  }
  if (error instanceof Problem && error.code === "login.wait") return { code: say("act.wait") };
  const wrong = say("act.code_wrong");
  const address = say("act.address_missing", { name });
  return fieldWords(error, {
    code: { wrong, too_short: wrong, too_long: wrong },
    address: { required: address, too_short: address },
    birth_on: { required: say("act.birth_on_missing", { name }) },
    phone: { required: say("act.phone_missing", { name }) },
    consent_given: { required: yesWords(name, whoAgrees(birthOn), true).missing },
    face_id: {
      not_a_choice: say("act.face_missing"),
      required: say("act.face_missing"),
      not_for_this_age: say("act.not_for_this_age"),
      not_for_this_role: say("act.not_for_this_role"),
    },
    sentence: { too_long: say("act.sentence_long") },
    ...parentWords(),
  });
}

function notSentWords(error: unknown): string {
  if (error instanceof Problem && error.code === "link.no_phone") return say("act.no_phone");
  if (error instanceof Problem && error.code === "link.number_new") return say("act.number_new");
  if (error instanceof NoConnection) return say("act.no_connection");
  return say("act.code_not_sent");
}
