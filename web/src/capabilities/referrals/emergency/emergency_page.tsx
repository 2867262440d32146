// Noodgeval: first why, then what others wrote, until the hour is over or the reader is done.
import { useQuery } from "@tanstack/preact-query";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { Checkbox, RadioGroup } from "../../../components/choice/choice";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { PageHead } from "../../../components/page_head/page_head";
import { phoneLink } from "../../../components/reach_links/reach_links";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { TextArea } from "../../../components/text_field/text_field";
import { Problem } from "../../../kernel/api";
import type { EmergencyParty, EmergencyPage as Page } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { clock, day, dayAndTime, isoDay, now } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { emergencyQuery, useEndEmergency, useOpenInEmergency } from "./queries";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

export default function EmergencyPage({ params }: PageProps) {
  useTitle(say("title"));
  const id = params.id ?? "";
  const asked = useQuery(emergencyQuery(id));
  const page = asked.data;
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={page ? [page.name] : []} />
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && !page && <NotHere error={asked.error} onRetry={() => asked.refetch()} />}
      {page && !page.opened_at && page.can_open && <WhyForm personId={id} page={page} />}
      {page && !page.opened_at && !page.can_open && (
        <EmptyState text={say("nothing_elsewhere")}>
          <Back personId={id} />
        </EmptyState>
      )}
      {page?.opened_at && <Opened personId={id} page={page} />}
    </div>
  );
}

function NotHere({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  const isAbsent = error instanceof Problem && (error.status === 404 || error.status === 403);
  if (isAbsent) return <EmptyState text={say("not_here")} />;
  return <ErrorState text={say("failed")} onRetry={() => void onRetry()} />;
}

function Back({ personId }: { personId: string }) {
  return <LinkButton href={`/patienten/${personId}`}>{say("back")}</LinkButton>;
}

function WhyForm({ personId, page }: { personId: string; page: Page }) {
  const open = useOpenInEmergency(personId);
  const [isUnsafe, setIsUnsafe] = useState(false);
  const errors = useMemo(() => objections(open.error), [open.error]);
  return (
    <>
      <Banner tone="warn" title={say("know.title")}>
        <ul>
          <li>{say("know.what", { minutes: page.minutes })}</li>
          <li>{say("know.resident")}</li>
          <li>{say("know.review")}</li>
        </ul>
      </Banner>
      <section className="sheet" aria-labelledby="waarom-kop">
        <h2 id="waarom-kop">{say("why")}</h2>
        <Form
          aria-label={say("why")}
          validationErrors={errors}
          onSubmit={(data) => {
            const text = (name: string) => String(data.get(name) ?? "").trim();
            if (open.isPending) return;
            open.mutate({
              reason: text("reason"),
              words: text("words"),
              ...(isUnsafe ? { not_safe: text("not_safe") } : {}),
            });
          }}
        >
          <RadioGroup
            name="reason"
            label={say("reason")}
            missing={say("reason_missing")}
            choices={page.reasons.map((value) => ({
              value,
              label: say(`reason.${value}` as Key),
            }))}
            required
          />
          <TextArea
            name="words"
            label={say("words")}
            hint={say("words_hint")}
            missing={say("words_missing")}
            maxLength={2000}
            rows={3}
            required
          />
          <Checkbox label={say("not_safe")} isChecked={isUnsafe} onChange={setIsUnsafe} />
          {isUnsafe && (
            <TextArea
              name="not_safe"
              label={say("not_safe_why")}
              hint={say("not_safe_hint", { days: page.told_within_days })}
              missing={say("words_missing")}
              maxLength={2000}
              rows={2}
              required
            />
          )}
          {open.isError && !errors && <Banner tone="danger">{say("not_opened")}</Banner>}
          <div className="row">
            <Button type="submit" kind="main" isPending={open.isPending}>
              {say("open")}
            </Button>
            <Back personId={personId} />
          </div>
        </Form>
      </section>
    </>
  );
}

function Opened({ personId, page }: { personId: string; page: Page }) {
  const end = useEndEmergency(personId);
  const isToldNow = page.tell_on <= isoDay(now());
  return (
    <>
      <Banner
        tone="warn"
        title={say("open_until", { time: clock(page.ends_at) })}
        action={
          <Button isPending={end.isPending} onClick={() => !end.isPending && end.mutate()}>
            {say("done")}
          </Button>
        }
      >
        {isToldNow ? say("told_now") : say("told_later", { date: day(page.tell_on) })}
      </Banner>
      {end.isError && <Banner tone="danger">{say("not_closed")}</Banner>}
      {page.parties.map((party) => (
        <Party key={party.organization_name} party={party} />
      ))}
      <div>
        <Back personId={personId} />
      </div>
    </>
  );
}

function Party({ party }: { party: EmergencyParty }) {
  const { notes, goals } = party;
  const isEmpty = notes.length + goals.length === 0;
  return (
    <section className="sheet stack-tight" aria-label={party.organization_name}>
      <h2>{party.organization_name}</h2>
      {party.organization_phone && (
        <p>
          <a href={phoneLink(party.organization_phone)}>
            {say("call", { phone: party.organization_phone })}
          </a>
        </p>
      )}
      {party.frozen && <p>{say("frozen")}</p>}
      {!party.frozen && isEmpty && <p className="quiet">{say("nothing_written")}</p>}
      {notes.length > 0 && (
        <>
          <h3>{say("notes")}</h3>
          <ul className="lined-list">
            {notes.map((note) => (
              <li key={note.id}>
                <p>{note.words}</p>
                <p className="quiet">
                  {say("note_of", { name: note.by_name, when: dayAndTime(note.written_at) })}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {goals.length > 0 && (
        <>
          <h3>{say("goals")}</h3>
          <ul>
            {goals.map((goal) => (
              <li key={goal.id}>{goal.words}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function objections(error: unknown) {
  return fieldWords(error, {
    reason: { required: say("reason_missing") },
    words: { required: say("words_missing"), too_short: say("words_missing") },
  });
}
