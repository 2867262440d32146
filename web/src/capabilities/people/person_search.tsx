// Finds a patient from the third letter. The arrows walk through the rows, Enter opens one. What is
// typed stays in memory: a name never stands in an address.
import { useQuery } from "@tanstack/preact-query";
import { ChevronRight, Lock, UserPlus } from "lucide-preact";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, LinkButton } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { StatusLine } from "../../components/status_line/status_line";
import { SearchField } from "../../components/text_field/text_field";
import { isForbidden, isLimit } from "../../kernel/api";
import type { PersonRow } from "../../kernel/api_types";
import { fullDate } from "../../kernel/dates";
import { fewestLetters, type SearchReason, searchQuery } from "./queries";
import { SearchReasonForm, wantsReason } from "./search_reason";
import { keepSearched } from "./searched_name";
import { say } from "./words";
import "./person_search.css";

const restBeforeAsking = 120;

/** `after` goes along to the page of who is found. */
export function PersonSearch({ after = "" }: { after?: string }) {
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const words = useResting(typed.trim(), restBeforeAsking);
  const isLongEnough = words.length >= fewestLetters;
  const [reason, setReason] = useState<SearchReason>();
  const found = useQuery(searchQuery(words, reason));
  const rows = isLongEnough ? (found.data ?? []) : [];

  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  // At once: who types a name and goes on to "Nieuwe patiënt" types it once.
  useEffect(() => keepSearched(typed.trim()), [typed]);

  function walk(event: JSX.TargetedKeyboardEvent<HTMLDivElement>) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>(".person-link")];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const step = steps[event.key];
    if (event.key === "Enter" && at < 0 && links[0]) {
      event.preventDefault();
      links[0].click();
    } else if (step !== undefined && links.length > 0) {
      event.preventDefault();
      const next = links[at + step];
      (next ?? box.current?.querySelector("input"))?.focus();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the links in it.
    <div ref={box} className="stack stack-tight" onKeyDown={walk}>
      <SearchField
        label={say("search.label")}
        hint={say("search.hint")}
        value={typed}
        onInput={setTyped}
      />
      <StatusLine>{isLongEnough && found.isSuccess ? countWords(rows.length) : null}</StatusLine>
      {isLongEnough && wantsReason(found.error) && <SearchReasonForm onReason={setReason} />}
      {isLongEnough && isForbidden(found.error) && (
        <EmptyState icon={Lock} text={say("search.forbidden")} />
      )}
      {isLongEnough && found.isError && !isForbidden(found.error) && !isLimit(found.error) && (
        <ErrorState text={say("search.failed")} onRetry={() => void found.refetch()} />
      )}
      {isLongEnough && found.isSuccess && rows.length === 0 && !found.isPlaceholderData && (
        <EmptyState text={say("search.nothing", { words })}>
          <LinkButton href="/patienten/nieuw" icon={UserPlus}>
            {say("new.title")}
          </LinkButton>
        </EmptyState>
      )}
      {rows.length > 0 && <PersonRows rows={rows} after={after} />}
      {(!isLongEnough || rows.length > 0) && (
        <p>
          <LinkButton href="/patienten/nieuw" kind="quiet" icon={UserPlus}>
            {say("new.title")}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

export interface PersonChoiceProps {
  words: string;
  onWords: (words: string) => void;
  /** Who is not to be chosen: the row it is about. */
  without: string;
  chooseLabel: (name: string) => string;
  onChoose: (id: string) => void;
}

/** Finds a patient to point at, without leaving the page. */
export function PersonChoice(props: PersonChoiceProps) {
  const words = useResting(props.words.trim(), restBeforeAsking);
  const found = useQuery(searchQuery(words));
  const rows = words.length >= fewestLetters ? (found.data ?? []) : [];
  return (
    <>
      <SearchField
        label={say("search.label")}
        hint={say("search.hint")}
        value={props.words}
        onInput={props.onWords}
      />
      {found.isError && (
        <ErrorState text={say("search.failed")} onRetry={() => void found.refetch()} />
      )}
      <ul className="lined-list" aria-label={say("search.rows")}>
        {rows
          .filter((row) => row.id !== props.without && row.status === "active")
          .map((row) => (
            <li key={row.id} className="stack stack-tight">
              <span>
                {row.name}, {fullDate(row.birth_on)}
              </span>
              <div>
                <Button isSmall onClick={() => props.onChoose(row.id)}>
                  {props.chooseLabel(row.name)}
                </Button>
              </div>
            </li>
          ))}
      </ul>
    </>
  );
}

function countWords(count: number): string {
  return count === 0 ? "" : say("search.found", { count });
}

export function PersonRows({ rows, after = "" }: { rows: readonly PersonRow[]; after?: string }) {
  return (
    <ul className="person-rows sheet" aria-label={say("search.rows")}>
      {rows.map((row) => (
        <li key={row.id}>
          <a className="person-link" href={`/patienten/${row.id}${after}`}>
            <span className="person-name">{row.name}</span>
            <span className="person-facts">
              <span>{fullDate(row.birth_on)}</span>
              <span>{say("age", { count: row.age })}</span>
              {row.village && <span>{row.village}</span>}
              {row.status !== "active" && <span>{say(`status.${row.status as "moved"}`)}</span>}
            </span>
            <ChevronRight size={20} aria-hidden="true" />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What stands still for a moment, so that not each letter is a question to the server. */
function useResting(value: string, milliseconds: number): string {
  const [resting, setResting] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setResting(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return resting;
}
