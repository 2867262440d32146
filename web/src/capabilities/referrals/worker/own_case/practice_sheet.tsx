// Whether the GP hears of a case that came without a referral: the resident chooses. With a yes
// there is a letter to copy or print; nothing is sent from here.
import { Pencil, Printer } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button, LinkButton } from "../../../../components/button/button";
import { RadioGroup } from "../../../../components/choice/choice";
import { Form } from "../../../../components/form/form";
import { fieldWords } from "../../../../components/form/validity";
import { TextField } from "../../../../components/text_field/text_field";
import type { CaseForWorker, PracticeChoiceView } from "../../../../kernel/api_types";
import { day } from "../../../../kernel/dates";
import { CopyText } from "../../copy_text";
import { useTellPractice } from "./queries";
import { say } from "./words";

export default function PracticeSheet({ data }: { data: CaseForWorker }) {
  const [isChanging, setIsChanging] = useState(false);
  const choice = data.practice_choice;
  return (
    <section className="sheet" aria-labelledby="huisarts-kop">
      <div className="sheet-head">
        <h2 id="huisarts-kop">{say("gp.title")}</h2>
        {choice && !isChanging && (
          <Button kind="quiet" isSmall icon={Pencil} onClick={() => setIsChanging(true)}>
            {say("gp.change")}
          </Button>
        )}
      </div>
      {choice && !isChanging ? (
        <Chosen id={data.id} choice={choice} name={data.first_name} />
      ) : (
        <Choose data={data} onDone={() => setIsChanging(false)} />
      )}
    </section>
  );
}

interface ChosenProps {
  id: string;
  choice: PracticeChoiceView;
  name: string;
}

function Chosen({ id, choice, name }: ChosenProps) {
  const date = day(choice.chosen_at);
  if (!choice.tell) return <p>{say("gp.chosen_no", { name, date })}</p>;
  return (
    <>
      <p>{say("gp.chosen_yes", { name, date, practice: choice.practice_name })}</p>
      <CopyText label={say("gp.letter")} text={choice.letter} />
      <div>
        <LinkButton kind="quiet" isSmall icon={Printer} href={`/werklijst/${id}/brief`}>
          {say("letter.print")}
        </LinkButton>
      </div>
    </>
  );
}

function Choose({ data, onDone }: { data: CaseForWorker; onDone: () => void }) {
  const name = data.first_name;
  const former = data.practice_choice;
  const [answer, setAnswer] = useState(former ? (former.tell ? "yes" : "no") : "");
  const tell = useTellPractice(data.id);
  const errors = useMemo(
    () => fieldWords(tell.error, { practice_name: { required: say("gp.practice_missing") } }),
    [tell.error],
  );
  return (
    <Form
      aria-label={say("gp.title")}
      validationErrors={errors}
      onSubmit={(form) =>
        !tell.isPending &&
        tell.mutate(
          {
            version: data.version,
            tell: answer === "yes",
            practice_name: String(form.get("practice_name") ?? "").trim(),
          },
          { onSuccess: onDone },
        )
      }
    >
      <RadioGroup
        name="tell"
        label={say("gp.hint", { name })}
        missing={say("gp.missing", { name })}
        choices={[
          { value: "no", label: say("gp.no") },
          { value: "yes", label: say("gp.yes") },
        ]}
        value={answer}
        onChange={setAnswer}
        isRow
        required
      />
      {answer === "yes" && (
        <TextField
          name="practice_name"
          label={say("gp.practice")}
          missing={say("gp.practice_missing")}
          defaultValue={former?.practice_name ?? ""}
          maxLength={120}
          required
        />
      )}
      {tell.isError && !errors && <Banner tone="danger">{say("gp.failed")}</Banner>}
      <div>
        <Button type="submit" isPending={tell.isPending}>
          {say("gp.keep")}
        </Button>
      </div>
    </Form>
  );
}
