// Who else can help: search, choose, and ask exactly what the volunteer will read. Several questions
// may be open at once.
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
import { StatusTag } from "../../../components/status_tag/status_tag";
import { SearchField, TextField } from "../../../components/text_field/text_field";
import { useSession } from "../../../kernel/access";
import type { BranchView, CaseForWorker, ServiceCard } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { number } from "../../../kernel/words";
import { isOvertaken, servicesQuery, useAskInitiative } from "./queries";
import { say } from "./words";

const restBeforeSearching = 250;
const mostAtFirst = 6; // the nearest; the question comes below them
const steps = ["intake_done", "activity_sought", "activity_chosen", "started", "follow_up"];

export function OnwardSheet({ data }: { data: CaseForWorker }) {
  const branches = data.branches.filter((branch) => branch.target === "initiative");
  const canAsk = steps.includes(data.step) && !data.closed_at;
  return (
    <section className="sheet" aria-labelledby="verder-kop">
      <h2 id="verder-kop">{say("onward.title")}</h2>
      {branches.length > 0 && (
        <ul className="lined-list" aria-label={say("onward.branches")}>
          {branches.map((branch) => (
            <Branch key={branch.referral_id} branch={branch} name={data.first_name} />
          ))}
        </ul>
      )}
      {canAsk && <FindInitiative data={data} />}
      {!canAsk && branches.length === 0 && (
        <p className="quiet">{say("onward.not_yet", { name: data.first_name })}</p>
      )}
    </section>
  );
}

function Branch({ branch, name }: { branch: BranchView; name: string }) {
  const { today } = useSession();
  const state = branchState(branch);
  const at = branch.attended_at ?? branch.answered_at ?? branch.sent_at;
  return (
    <li className="branch">
      <div className="branch-words">
        <p className="branch-name">{branch.to_name}</p>
        <p className="quiet small">
          {[branch.wish, branch.when].filter(Boolean).join(", ")} · {shortDay(at, today)}
        </p>
      </div>
      <StatusTag state={state.tag}>{say(state.word, { name })}</StatusTag>
    </li>
  );
}

export function branchState(branch: BranchView) {
  if (branch.step === "sharing_stopped" || branch.step === "withdrawn") {
    return { tag: "attention", word: "branch.sharing_stopped" } as const;
  }
  if (branch.attended_at) return { tag: "follow_up", word: "branch.attended" } as const;
  if (branch.step === "full") return { tag: "attention", word: "branch.full" } as const;
  if (branch.step === "not_for_us") return { tag: "attention", word: "branch.not_for_us" } as const;
  if (branch.answered_at) return { tag: "busy", word: "branch.yes" } as const;
  if (!branch.open) return { tag: "done", word: "branch.over" } as const;
  return { tag: "waiting", word: "branch.asked" } as const;
}

function FindInitiative({ data }: { data: CaseForWorker }) {
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
          data={data}
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

interface AskFormProps {
  data: CaseForWorker;
  service: ServiceCard;
  /** What was searched: the beginning of the question, so that nothing is typed twice. */
  searched: string;
  onAsked: () => void;
}

function AskForm({ data, service, searched, onAsked }: AskFormProps) {
  const [wish, setWish] = useState(say("ask.wish_from_search", { words: searched }));
  const [when, setWhen] = useState(weekdayIn(service.schedule_description));
  const ask = useAskInitiative(data.id);
  const box = useRef<HTMLDivElement>(null);
  const errors = useMemo(
    () =>
      fieldWords(ask.error, {
        consent_given: { required: say("ask.consent_missing", { name: data.first_name }) },
        wish: { too_short: say("ask.wish_missing"), required: say("ask.wish_missing") },
      }),
    [ask.error, data.first_name],
  );
  useEffect(() => box.current?.scrollIntoView?.({ block: "nearest" }), []);

  return (
    <div ref={box} className="ask-form">
      <Form
        aria-label={say("ask.title", { name: service.name })}
        validationErrors={errors}
        onSubmit={(form) =>
          !ask.isPending &&
          ask.mutate(
            {
              version: data.version,
              service_id: service.id,
              wish: wish.trim(),
              when: when.trim(),
              consent_given: form.get("consent_given") === "true",
              attendance: form.get("attendance") === "true",
            },
            { onSuccess: onAsked },
          )
        }
      >
        <TextField
          name="wish"
          label={say("ask.wish", { name: data.first_name })}
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
          {questionWords(data.village, wish, when)}
        </Note>
        <Checkbox
          name="consent_given"
          label={say("ask.consent", { name: data.first_name, to: service.name })}
          hint={say("ask.consent_hint", { name: data.first_name })}
          missing={say("ask.consent_missing", { name: data.first_name })}
          required
        />
        <Checkbox
          name="attendance"
          label={say("ask.attendance", { name: data.first_name })}
          hint={say("ask.attendance_hint")}
        />
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
