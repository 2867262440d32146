// One line of the worklist. Before "Neem aan": first name, village, what it is about, one sentence.
import {
  BellRing,
  CalendarCheck,
  CalendarClock,
  CalendarOff,
  CircleCheck,
  DoorOpen,
  HandHelping,
  Languages,
  MessageCircleQuestion,
  Phone,
  PhoneOff,
  Siren,
  UsersRound,
  Voicemail,
} from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Button, LinkButton } from "../../../components/button/button";
import { StatusTag } from "../../../components/status_tag/status_tag";
import { list } from "../../../components/web/sentence";
import { useSession } from "../../../kernel/access";
import type { WorklistRow } from "../../../kernel/api_types";
import { firstName } from "../names";
import { meetingWords } from "../wall_time";
import {
  bookedWords,
  dueWordsOf,
  needList,
  stageWord,
  telephone,
  useIsDesk,
  word,
  wordAt,
} from "./case_words";
import { cameBy } from "./own_case/came_by";
import { stageOf, tagStateOf } from "./stages";
import { say } from "./words";

interface CaseRowProps {
  row: WorklistRow;
  /** Taken on a moment ago, on this page: the focus goes to the phone number. */
  isTakenNow: boolean;
  isTaking: boolean;
  onTake: () => void;
  /** "van Karin Schets, afwezig tot en met 6 november", when somebody stands in for a colleague. */
  standsIn?: string;
}

export function CaseRow({ row, isTakenNow, isTaking, onTake, standsIn }: CaseRowProps) {
  const isDesk = useIsDesk();
  const stage = stageOf(row, isDesk);
  return (
    <li className="case-row" data-stage={stage}>
      <div className="case-who">
        <a className="case-name" href={`/werklijst/${row.referral_id}`}>
          {row.name}
        </a>
        <span className="quiet">{row.village}</span>
      </div>
      <div className="case-about">
        <p className="case-needs">{needList(row.needs)}</p>
        {row.sentence && <p className="case-sentence">{row.sentence}</p>}
        {standsIn && (
          <p className="case-signal case-signal-quiet">
            <CalendarOff size={15} aria-hidden="true" />
            {standsIn}
          </p>
        )}
        {row.source && (
          <p className="case-signal case-signal-quiet">
            <DoorOpen size={15} aria-hidden="true" />
            {cameBy(row.source)}
          </p>
        )}
        {row.shared_with.length > 0 && (
          <p className="case-signal case-signal-quiet">
            <UsersRound size={15} aria-hidden="true" />
            {say("row.shared_with", { names: list(row.shared_with) })}
          </p>
        )}
        <Booked row={row} />
        <Signals row={row} />
      </div>
      <div className="case-stage">
        <StatusTag state={tagStateOf(stage)}>{stageWord(stage, row.attempts, isDesk)}</StatusTag>
      </div>
      <Next row={row} />
      <div className="case-action">
        {row.stage === "new" ? (
          <Button
            isSmall
            icon={HandHelping}
            isPending={isTaking}
            label={say("row.take_name", { name: row.name })}
            onClick={onTake}
          >
            {say("row.take")}
          </Button>
        ) : (
          <Call row={row} isFocused={isTakenNow} />
        )}
      </div>
    </li>
  );
}

export function Next({ row }: { row: WorklistRow }) {
  const { today, account_id } = useSession();
  const isMeeting = row.next_step === "meet" && row.meets_at !== undefined;
  return (
    <div className="case-next">
      <p className="case-next-what">{wordAt(useIsDesk(), "next", row.next_step)}</p>
      <p className="case-next-when">
        <CalendarClock size={15} aria-hidden="true" />
        <span>
          <span className={row.overdue ? "case-late" : undefined}>
            {isMeeting ? meetingWords(row.meets_at ?? "", today) : dueWordsOf(row, today)}
          </span>
          <span className="quiet case-next-owner">
            {" · "}
            {row.owner_account_id === account_id ? say("row.you") : firstName(row.owner_name)}
          </span>
        </span>
      </p>
    </div>
  );
}

function Booked({ row }: { row: WorklistRow }) {
  const { today } = useSession();
  const words = bookedWords(row, today);
  if (!words) return null;
  return (
    <p className="case-signal">
      <CalendarCheck size={15} aria-hidden="true" />
      {words}
    </p>
  );
}

function Signals({ row }: { row: WorklistRow }) {
  return (
    <>
      {row.urgent && (
        <p className="case-signal case-late">
          <Siren size={15} aria-hidden="true" />
          {say("row.urgent")}
        </p>
      )}
      {row.question && (
        <p className={row.question === "late_for_you" ? "case-signal case-late" : "case-signal"}>
          <MessageCircleQuestion size={15} aria-hidden="true" />
          {word("asked", row.question)}
        </p>
      )}
      {row.signal && (
        <p className="case-signal">
          <BellRing size={15} aria-hidden="true" />
          {word("signal", row.signal, { name: firstName(row.name) })}
        </p>
      )}
      {row.interpreter && (
        <p className="case-signal case-signal-quiet">
          <Languages size={15} aria-hidden="true" />
          {say("row.interpreter")}
        </p>
      )}
    </>
  );
}

function Call({ row, isFocused }: { row: WorklistRow; isFocused: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFocused) box.current?.querySelector("a")?.focus();
  }, [isFocused]);
  if (!row.phone) return null;
  if (!row.call_allowed) {
    return (
      <span className="case-no-call">
        <PhoneOff size={16} aria-hidden="true" />
        {say("row.no_call")}
      </span>
    );
  }
  return (
    <div ref={box} className="case-call">
      {isFocused && (
        <p className="case-taken" role="status">
          <CircleCheck size={16} aria-hidden="true" />
          {say("row.taken")}
        </p>
      )}
      <LinkButton isSmall href={telephone(row.phone)} icon={Phone}>
        <span className="only-read">{say("row.call", { name: row.name })} </span>
        <span className="figures">{row.phone}</span>
      </LinkButton>
      {row.call_when && <span className="quiet small">{row.call_when}</span>}
      {!row.voicemail_allowed && (
        <span className="case-no-voicemail">
          <Voicemail size={15} aria-hidden="true" />
          {say("contact.no_voicemail")}
        </span>
      )}
    </div>
  );
}
