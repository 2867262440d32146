// Finds an initiative and asks exactly what the volunteer will read. Used by who goes along with a
// resident, and by a practice that asks directly.
import { useQuery } from "@tanstack/preact-query";
import {
  BadgeCheck,
  CalendarDays,
  CircleCheck,
  MapPin,
  Send,
  UsersRound,
  Wallet,
} from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox } from "../../../components/choice/choice";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { Note } from "../../../components/note/note";
import { type CardChoice, RadioCards } from "../../../components/radio_card/radio_card";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import { SearchField, TextField } from "../../../components/text_field/text_field";
import type { NewOnward, PersonPage, ServiceCard } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { number } from "../../../kernel/words";
import { InterpreterBox } from "../ask_fields";
import { ParentFields, parentIn, parentWords } from "../own_act/parent_yes";
import { whoAgrees, yesWords } from "../own_act/who_agrees";
import { isOvertaken, servicesQuery } from "./queries";
import { say } from "./words";
import "./worker.css";

const restBeforeSearching = 250;
const mostAtFirst = 6; // the nearest; the question comes below them

export type Question = Omit<NewOnward, "version">;

export interface FindInitiativeProps {
  /** The first name, the village and the birth date of the resident. */
  name: string;
  village: string;
  birthOn: string;
  /** What he speaks, and whether an interpreter is needed. */
  speaks: Pick<PersonPage, "language" | "interpreter">;
  ask: {
    mutate: (question: Question, more: { onSuccess: () => void }) => void;
    isPending: boolean;
    isError: boolean;
    error: unknown;
  };
}

export default function FindInitiative({
  name,
  village,
  birthOn,
  speaks,
  ask,
}: FindInitiativeProps) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ServiceCard | null>(null);
  const [askedName, setAskedName] = useState("");
  const words = useRested(typed.trim());
  const found = useQuery({ ...servicesQuery(words), placeholderData: (before) => before });
  const services = words === "" ? [] : (found.data ?? []);

  return (
    <>
      <SearchField
        label={say("onward.search")}
        hint={say("onward.search_hint")}
        value={typed}
        onInput={(text) => {
          setTyped(text);
          setChosen(null);
          setAskedName("");
        }}
      />
      <StatusLine tone={askedName ? "ok" : "quiet"} icon={askedName ? CircleCheck : undefined}>
        {askedName
          ? say("onward.asked", { name: askedName })
          : words !== "" && found.isSuccess && say("onward.count", { count: services.length })}
      </StatusLine>
      {words !== "" && found.isPending && <Skeleton label={say("onward.loading")} lines={4} />}
      {found.isError && (
        <ErrorState text={say("onward.failed")} onRetry={() => void found.refetch()} />
      )}
      {words !== "" && found.isSuccess && services.length === 0 && (
        <EmptyState text={say("onward.nothing", { words })} />
      )}
      {services.length > 0 && (
        <div className="sheet-scroll">
          <RadioCards
            key={words}
            label={say("onward.choose")}
            name="service"
            cards={services.map(cardOf)}
            chosen={chosen?.id}
            onChoose={(id) => setChosen(services.find((one) => one.id === id) ?? null)}
            mostAtFirst={mostAtFirst}
          />
        </div>
      )}
      {chosen?.can_be_asked && (
        <AskForm
          key={chosen.id}
          name={name}
          village={village}
          birthOn={birthOn}
          speaks={speaks}
          ask={ask}
          service={chosen}
          searched={words}
          onAsked={() => {
            setAskedName(chosen.name);
            setChosen(null);
            setTyped("");
          }}
        />
      )}
    </>
  );
}

function cardOf(service: ServiceCard): CardChoice {
  return {
    value: service.id,
    title: service.name,
    subtitle: service.organization_name,
    facts: factsOf(service),
    more: <Assurance service={service} />,
  };
}

function Assurance({ service }: { service: ServiceCard }) {
  return (
    <>
      {service.assured_on && (
        <span className="assured">
          <BadgeCheck size={15} aria-hidden="true" />
          {say("onward.assured", { date: shortDay(service.assured_on) })}
        </span>
      )}
      {!service.can_be_asked && <span>{say("onward.cannot_ask")}</span>}
    </>
  );
}

function factsOf(service: ServiceCard) {
  const places = service.places_free;
  return [
    { icon: CalendarDays, meaning: say("fact.when"), text: service.schedule_description },
    {
      icon: MapPin,
      meaning: say("fact.where"),
      text: [
        service.village,
        service.distance_km === undefined ? "" : `${number(service.distance_km)} km`,
      ]
        .filter(Boolean)
        .join(", "),
    },
    {
      icon: UsersRound,
      meaning: say("fact.places"),
      text: places === undefined ? "" : say("fact.places_free", { count: places }),
    },
    { icon: Wallet, meaning: say("fact.cost"), text: service.fees_description },
  ].filter((fact) => fact.text !== "");
}

interface AskFormProps extends FindInitiativeProps {
  service: ServiceCard;
  /** What was searched: the beginning of the question, so that nothing is typed twice. */
  searched: string;
  onAsked: () => void;
}

function AskForm(props: AskFormProps) {
  const { name, village, birthOn, speaks, ask, service, searched, onAsked } = props;
  const [wish, setWish] = useState(say("ask.wish_from_search", { words: searched }));
  const [when, setWhen] = useState(weekdayIn(service.schedule_description));
  const box = useRef<HTMLDivElement>(null);
  const errors = useMemo(() => objections(ask.error, name, birthOn), [ask.error, name, birthOn]);
  useEffect(() => box.current?.scrollIntoView?.({ block: "nearest" }), []);

  function send(form: FormData) {
    if (ask.isPending) return;
    const question = {
      service_id: service.id,
      wish: wish.trim(),
      when: when.trim(),
      consent_given: form.has("consent_given"),
      attendance: form.has("attendance"),
      ...parentIn(form, whoAgrees(birthOn)),
      with_interpreter: form.has("with_interpreter"),
    };
    ask.mutate(question, { onSuccess: onAsked });
  }

  return (
    <div ref={box} className="ask-form">
      <Form
        aria-label={say("ask.title", { name: service.name })}
        validationErrors={errors}
        onSubmit={send}
      >
        <TextField
          name="wish"
          label={say("ask.wish", { name })}
          value={wish}
          onInput={setWish}
          missing={say("ask.wish_missing")}
          maxLength={120}
          required
        />
        <TextField
          name="when"
          label={say("ask.when")}
          value={when}
          onInput={setWhen}
          maxLength={60}
          isOptional
        />
        <Note
          kicker={say("ask.preview", { name: service.name })}
          icon={Send}
          tone="meedoen"
          isSpoken
        >
          {questionWords(village, wish, when)}
        </Note>
        <InterpreterBox of={speaks} />
        <AgreedBoxes name={name} birthOn={birthOn} to={service.name} />
        {ask.isError && !errors && (
          <Banner tone="danger">
            {say(isOvertaken(ask.error) ? "case.overtaken" : "ask.failed")}
          </Banner>
        )}
        <Button type="submit" kind="main" icon={Send} isWide isPending={ask.isPending}>
          {say("ask.button")}
        </Button>
      </Form>
    </div>
  );
}

function AgreedBoxes({ name, birthOn, to }: Record<"name" | "birthOn" | "to", string>) {
  const yes = yesWords(name, whoAgrees(birthOn), false);
  return (
    <>
      <ParentFields name={name} who={whoAgrees(birthOn)} />
      <Checkbox
        name="consent_given"
        label={say("ask.consent", { yes: yes.label, to })}
        hint={say("ask.consent_hint", { to })}
        missing={yes.missing}
        required
      />
      <Checkbox
        name="attendance"
        label={say("ask.attendance", { name })}
        hint={say("ask.attendance_hint")}
      />
    </>
  );
}

function objections(error: unknown, name: string, birthOn: string) {
  return fieldWords(error, {
    consent_given: { required: yesWords(name, whoAgrees(birthOn), false).missing },
    ...parentWords(),
    wish: { too_short: say("ask.wish_missing"), required: say("ask.wish_missing") },
  });
}

/** Word for word what the volunteer reads; nothing else of the resident goes along. */
export function questionWords(village: string, wish: string, when: string): string {
  const text = say("ask.question", { village, wish: wish.trim() });
  return when.trim() ? `${text}, ${when.trim()}` : text;
}

const weekdays = /(maan|dins|woens|donder|vrij|zater|zon)dag/i;

/** "dinsdag 12.00 tot 14.00 uur" is asked as "dinsdag". */
export function weekdayIn(schedule: string): string {
  return weekdays.exec(schedule)?.[0].toLocaleLowerCase() ?? "";
}

/** The words once typing rests: not a question to the server for every letter. */
function useRested(words: string): string {
  const [rested, setRested] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setRested(words), restBeforeSearching);
    return () => clearTimeout(timer);
  }, [words]);
  return rested;
}
