// What someone wants: the needs, and goals in his own words. Together it is what a referral is about.
import { Plus } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Checkbox } from "../../components/choice/choice";
import { EmptyState } from "../../components/empty_state/empty_state";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { ItemRow } from "../../components/item_row/item_row";
import { TextField } from "../../components/text_field/text_field";
import { Problem } from "../../kernel/api";
import type { GoalView, PersonPage } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { needIcon, needWord } from "./need_words";
import { NeedChips, type NeedsOfPerson } from "./needs_panel";
import { useAddGoal, useChangeGoal } from "./queries";
import { say } from "./words";
import "./plan_panel.css";

export interface PlanPanelProps {
  person: PersonPage;
  plan: NeedsOfPerson;
  /** The resident looks along: the headings speak to him. */
  isTogether?: boolean;
}

export function PlanPanel({ person, plan, isTogether = false }: PlanPanelProps) {
  const name = person.given_name;
  return (
    <section id="doel" className="sheet plan" aria-labelledby="doel-kop">
      <h2 id="doel-kop">{isTogether ? say("plan.title_together") : say("plan.title", { name })}</h2>
      <div className="stack stack-tight">
        <h3>{isTogether ? say("needs.title_together") : say("needs.title")}</h3>
        <NeedChips needs={plan.needs} choose={plan.choose} />
      </div>
      <div className="stack stack-tight">
        <h3>{say("goals.title")}</h3>
        <Goals person={person} />
        <NewGoalForm personId={person.id} needCode={plan.needs[0]} />
      </div>
    </section>
  );
}

function Goals({ person }: { person: PersonPage }) {
  const change = useChangeGoal(person.id);
  if (person.goals.length === 0) return <EmptyState text={say("goals.none")} />;
  return (
    <>
      <ul className="lined-list">
        {person.goals.map((goal) => (
          <GoalRow
            key={goal.id}
            goal={goal}
            onReach={(isReached) => change.mutate({ goal, state: isReached ? "reached" : "open" })}
          />
        ))}
      </ul>
      {change.isError && <Banner tone="danger">{say("goals.not_changed")}</Banner>}
    </>
  );
}

function GoalRow({ goal, onReach }: { goal: GoalView; onReach: (isReached: boolean) => void }) {
  const isReached = goal.state === "reached";
  return (
    <ItemRow
      icon={needIcon(goal.need_code)}
      title={goal.words}
      isDone={isReached}
      action={
        <Checkbox
          label={say("goals.reached")}
          isTrailing
          isChecked={isReached}
          onChange={onReach}
          aria-label={say("goals.reached_of", { goal: goal.words })}
        />
      }
    >
      {goal.need_code ? `${needWord(goal.need_code)}, ` : ""}
      {say("goals.since", { date: shortDay(goal.created_at) })}
    </ItemRow>
  );
}

interface NewGoalFormProps {
  personId: string;
  needCode: PersonPage["goals"][number]["need_code"];
}

function NewGoalForm({ personId, needCode }: NewGoalFormProps) {
  const add = useAddGoal(personId);
  const [words, setWords] = useState("");
  const errors = useMemo(() => fieldWords(add.error), [add.error]);
  return (
    <Form
      aria-label={say("goals.new")}
      validationErrors={errors}
      onSubmit={() =>
        add.mutate(
          { words: words.trim(), need_code: needCode as never },
          { onSuccess: () => setWords("") },
        )
      }
    >
      <div className="row row-field">
        <TextField
          name="words"
          label={say("goals.new")}
          missing={say("goals.missing")}
          value={words}
          onInput={setWords}
          maxLength={500}
          required
        />
        <Button type="submit" icon={Plus} isPending={add.isPending}>
          {say("goals.add")}
        </Button>
      </div>
      {add.error && !errors && (
        <Banner tone="danger">
          {say(add.error instanceof Problem ? "goals.failed" : "goals.no_connection")}
        </Banner>
      )}
    </Form>
  );
}
