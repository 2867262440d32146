// One short question: to whom, which one, and at most one sentence.
import { Send } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextField } from "../../../components/text_field/text_field";
import type { NewLegQuestion } from "../../../kernel/api_types";
import { say } from "./words";

type Whom = NewLegQuestion["asked_of"];
type Code = NewLegQuestion["code"];

export type Names = Record<Whom, string>;

export interface AskFormProps {
  mayAsk: readonly string[];
  names: Names;
  /** False when the resident's level lets no own words go to the sender. */
  wordsToSender: boolean;
  /** An own question is open: it ends when another is asked. */
  replaces: boolean;
  isPending: boolean;
  error: unknown;
  onAsk: (question: NewLegQuestion) => void;
}

const codes: Record<Whom, readonly Code[]> = {
  sender: ["call_after_five", "number_right", "interpreter_needed", "call_me", "own_words"],
  receiver: ["call_me", "own_words"],
  resident: ["call_after_five", "number_right", "interpreter_needed", "call_me", "own_words"],
};

export function AskForm(props: AskFormProps) {
  const { mayAsk, names, isPending, error } = props;
  const [whom, setWhom] = useState<Whom>((mayAsk[0] ?? "receiver") as Whom);
  const [code, setCode] = useState<string>("");
  const possible = codes[whom].filter((one) => takesWords(props, whom) || one !== "own_words");
  const errors = useMemo(
    () => fieldWords(error, { words: { required: say("ask.own_missing") } }),
    [error],
  );
  return (
    <Form
      aria-label={say("ask.open")}
      validationErrors={errors}
      onSubmit={(data) =>
        !isPending &&
        props.onAsk({
          asked_of: whom,
          code: code as Code,
          words: String(data.get("words") ?? "").trim(),
        })
      }
    >
      {mayAsk.length > 1 && (
        <RadioGroup
          name="asked_of"
          label={say("ask.whom")}
          choices={mayAsk.map((one) => ({ value: one, label: names[one as Whom] }))}
          value={whom}
          onChange={(one) => {
            setWhom(one as Whom);
            setCode("");
          }}
          missing={say("ask.whom_missing")}
          isRow
          required
        />
      )}
      <RadioGroup
        key={whom}
        name="code"
        label={say("ask.what")}
        choices={possible.map((one) => ({ value: one, label: codeWord(whom, one) }))}
        value={code}
        onChange={setCode}
        missing={say("ask.what_missing")}
        required
      />
      {code === "own_words" && (
        <TextField
          name="words"
          label={say("ask.own")}
          maxLength={140}
          missing={say("ask.own_missing")}
          required
        />
      )}
      <p className="quiet small">{hintWords(props, whom)}</p>
      {error !== null && error !== undefined && !errors && (
        <Banner tone="danger">{say("ask.failed")}</Banner>
      )}
      <div>
        <Button type="submit" icon={Send} isPending={isPending}>
          {say("ask.send")}
        </Button>
      </div>
    </Form>
  );
}

function takesWords({ wordsToSender }: AskFormProps, whom: Whom): boolean {
  return whom !== "sender" || wordsToSender;
}

/** Who reads it, what cannot be asked, and what ends by it. */
function hintWords(props: AskFormProps, whom: Whom): string {
  const { resident, sender } = props.names;
  return [
    say(whom === "resident" ? "ask.resident_hint" : "ask.hint", { resident }),
    !takesWords(props, whom) && say("ask.no_words", { resident, to: sender }),
    props.replaces && say("ask.replaces"),
  ]
    .filter(Boolean)
    .join(" ");
}

function codeWord(whom: Whom, code: Code): string {
  if (whom === "resident" && code !== "own_words") return say(`resident.${code}`);
  return say(`code.${code}`);
}
