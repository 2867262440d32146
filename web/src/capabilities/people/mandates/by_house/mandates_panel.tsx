// Who reads along with this resident, and writing down whom a judge named.
import { useQuery } from "@tanstack/preact-query";
import { Check, X } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button } from "../../../../components/button/button";
import { CheckboxGroup, RadioGroup } from "../../../../components/choice/choice";
import { DateFields } from "../../../../components/date_fields/date_fields";
import { Disclosure } from "../../../../components/disclosure/disclosure";
import { ErrorState } from "../../../../components/error_state/error_state";
import { Form } from "../../../../components/form/form";
import { fieldWords } from "../../../../components/form/validity";
import { StatusLine } from "../../../../components/status_line/status_line";
import { TextArea, TextField } from "../../../../components/text_field/text_field";
import { Problem } from "../../../../kernel/api";
import type { MandateView, PersonPage } from "../../../../kernel/api_types";
import { day } from "../../../../kernel/dates";
import {
  mandatesQuery,
  useConfirmMandate,
  useEndMandate,
  useGiveMandate,
  useKeepParentsOut,
  useReviewMandate,
} from "../queries";
import { say } from "./words";
import "../mandates.css";

export default function MandatesPanel({ person }: { person: PersonPage }) {
  const asked = useQuery(mandatesQuery(person.id));
  return (
    <section className="sheet" aria-labelledby="leest-mee-kop">
      <h2 id="leest-mee-kop">{say("title")}</h2>
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data?.rows.length === 0 && <p className="quiet">{say("none")}</p>}
      {asked.data && asked.data.rows.length > 0 && (
        <ul className="lined-list">
          {asked.data.rows.map((one) => (
            <Reader key={one.id} mandate={one} personId={person.id} />
          ))}
        </ul>
      )}
      {person.status === "active" && asked.data && asked.data.kinds.length > 0 && (
        <Disclosure
          key={asked.data.rows.length}
          title={say(isChild(asked.data.kinds) ? "add_parent" : "add")}
        >
          <ByCourt personId={person.id} kinds={asked.data.kinds} />
        </Disclosure>
      )}
      {person.status === "active" && asked.data && isChild(asked.data.kinds) && (
        <Disclosure title={say("keep_out")}>
          <KeepParentsOut personId={person.id} />
        </Disclosure>
      )}
    </section>
  );
}

/** What a child from 12 said in the talk, and that it was found reasonable. */
function KeepParentsOut({ personId }: { personId: string }) {
  const note = useKeepParentsOut(personId);
  if (note.isSuccess) return <StatusLine tone="ok">{say("kept_out")}</StatusLine>;
  const isOtherAge = note.error instanceof Problem && note.error.code === "request.not_this_age";
  return (
    <Form
      aria-label={say("keep_out")}
      onSubmit={(data) => !note.isPending && note.mutate(String(data.get("words") ?? "").trim())}
    >
      <p className="quiet">{say("keep_out_text")}</p>
      <TextArea
        name="words"
        label={say("keep_out_why")}
        missing={say("keep_out_missing")}
        maxLength={2000}
        required
      />
      {note.isError && (
        <Banner tone="danger">{say(isOtherAge ? "keep_out_age" : "not_done")}</Banner>
      )}
      <div>
        <Button type="submit" isPending={note.isPending}>
          {say("keep_out_save")}
        </Button>
      </div>
    </Form>
  );
}

/** Of a child the parents are written down, of an adult whom a judge named. */
const isChild = (kinds: readonly string[]) => kinds.includes("parent");

function Reader({ mandate, personId }: { mandate: MandateView; personId: string }) {
  const end = useEndMandate(personId);
  const review = useReviewMandate(personId);
  const { id, name, kind, phone, ground, given_by_name, ends_on, state, matters } = mandate;
  const facts = [
    say(`kind.${kind}` as "kind.carer"),
    matters.length === 1 && say(`about.${matters[0]}` as "about.money"),
    phone,
    given_by_name ? say("by_name", { name: given_by_name }) : say("by_resident"),
    state !== "open" && say(state as "waits"),
    (state === "open" || state === "waits") && say("until", { date: day(ends_on) }),
    ground,
    mandate.confirmed_by_name && say("confirmed_by", { name: mandate.confirmed_by_name }),
  ];
  return (
    <li className="mandate mandate-row">
      <div className="mandate-who">
        <h3 className="mandate-name">{name}</h3>
        <p className="quiet">{facts.filter(Boolean).join(" · ")}</p>
        {mandate.review_due && (
          <StatusLine tone="warn">{say("review_due", { date: day(mandate.review_on) })}</StatusLine>
        )}
        {state === "waits" && <Waiting mandate={mandate} personId={personId} />}
      </div>
      {mandate.review_due && (
        <Button
          isSmall
          icon={Check}
          label={say("reviewed_name", { name })}
          isPending={review.isPending}
          onClick={() => !review.isPending && review.mutate(id)}
        >
          {say("reviewed")}
        </Button>
      )}
      {(state === "open" || state === "waits") && (
        <Button
          kind="quiet"
          isSmall
          icon={X}
          label={say("end_name", { name })}
          isPending={end.isPending}
          onClick={() => !end.isPending && end.mutate(id)}
        >
          {say("end")}
        </Button>
      )}
      {(end.isError || review.isError) && <Banner tone="danger">{say("not_done")}</Banner>}
    </li>
  );
}

interface WaitingProps {
  mandate: MandateView;
  personId: string;
}

/** One colleague wrote it down; another says that it is right. Only then the link goes out. */
function Waiting({ mandate, personId }: WaitingProps) {
  const confirm = useConfirmMandate(personId);
  const { id, name, given_by_name } = mandate;
  if (!mandate.can_confirm) return <StatusLine tone="warn">{say("waits_for_other")}</StatusLine>;
  return (
    <>
      <p>{say("waits_for_you", { name: given_by_name })}</p>
      <Button
        isSmall
        icon={Check}
        label={say("confirm_name", { name })}
        isPending={confirm.isPending}
        onClick={() => !confirm.isPending && confirm.mutate(id)}
      >
        {say("confirm")}
      </Button>
      {confirm.isError && <Banner tone="danger">{confirmObjection(confirm.error)}</Banner>}
    </>
  );
}

function confirmObjection(error: unknown): string {
  const code = error instanceof Problem ? error.code : "";
  if (code === "colleague.let_in_lately") return say("colleague_new");
  return say(code === "mandate.over" ? "confirm_over" : "not_done");
}

interface ByCourtProps {
  personId: string;
  kinds: readonly string[];
}

function ByCourt({ personId, kinds }: ByCourtProps) {
  const ofChild = isChild(kinds);
  const give = useGiveMandate(personId);
  const errors = useMemo(() => objections(give.error), [give.error]);
  return (
    <Form
      aria-label={say("add")}
      validationErrors={errors}
      onSubmit={(data) => {
        const isLimited = ofChild && data.getAll("limit").length > 0;
        const text = (name: string) => String(data.get(name) ?? "").trim();
        if (give.isPending) return;
        give.mutate({
          kind: text("kind"),
          name: text("name"),
          phone: text("phone"),
          ground: text("ground"),
          ends_on: text("ends_on"),
          scope: isLimited ? ["progress", ...left(data.getAll("limit").map(String))] : undefined,
        });
      }}
    >
      <p className="quiet">{say(ofChild ? "add_parent_hint" : "add_hint")}</p>
      <RadioGroup
        name="kind"
        label={say("kind")}
        missing={say("kind_missing")}
        choices={kinds.map((kind) => ({
          value: kind,
          label: say(`kind.${kind}` as "kind.curator"),
        }))}
        defaultValue={ofChild ? "parent" : undefined}
        required
      />
      <TextField
        name="name"
        label={say("name")}
        missing={say("name_missing")}
        maxLength={80}
        required
      />
      <TextField
        name="phone"
        type="tel"
        label={say("phone")}
        missing={say("phone_missing")}
        maxLength={30}
        required
      />
      <TextField
        name="ground"
        label={say("ground")}
        hint={say(ofChild ? "ground_hint_parent" : "ground_hint")}
        missing={say("ground_missing")}
        maxLength={300}
        required
      />
      {ofChild && (
        <CheckboxGroup
          name="limit"
          label={say("limit")}
          hint={say("limit_hint")}
          choices={parts.map((part) => ({ value: part, label: say(`limit.${part}`) }))}
        />
      )}
      <DateFields name="ends_on" label={say("ends_on")} missing={say("ends_missing")} required />
      {give.isError && !errors && <Banner tone="danger">{say("not_done")}</Banner>}
      <div>
        <Button type="submit" isPending={give.isPending}>
          {say("save")}
        </Button>
      </div>
    </Form>
  );
}

const parts = ["facts", "answers", "messages"] as const;

/** What a judge did not shut. */
const left = (limits: readonly string[]) => parts.filter((part) => !limits.includes(part));

function objections(error: unknown) {
  const wrong = say("phone_wrong");
  return fieldWords(error, {
    name: { required: say("name_missing") },
    phone: { malformed: wrong, too_short: wrong, too_long: wrong, own_number: say("phone_ours") },
    ground: { required: say("ground_missing"), too_short: say("ground_missing") },
    ends_on: { malformed: say("ends_missing"), out_of_range: say("ends_wrong") },
  });
}
