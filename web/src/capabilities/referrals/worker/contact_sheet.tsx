// Whom to call, how that is safe, and what it is about in the resident's own words.
import {
  Clock,
  Languages,
  MapPinOff,
  MessageSquareOff,
  Phone,
  PhoneOff,
  Target,
  Voicemail,
} from "lucide-preact";
import { LinkButton } from "../../../components/button/button";
import { Note } from "../../../components/note/note";
import { SummaryList } from "../../../components/summary_list/summary_list";
import { Tag } from "../../../components/tag/tag";
import type { CaseForWorker } from "../../../kernel/api_types";
import { fullDate, hour } from "../../../kernel/dates";
import { languageName } from "../../../kernel/languages";
import { later } from "../../../kernel/later";
import { telephone, useIsDesk } from "./case_words";
import { say } from "./words";

const CaseCalling = later(
  () => import("./case_calling"),
  () => null,
);

export function ContactSheet({ data }: { data: CaseForWorker }) {
  return (
    <section className="sheet" aria-labelledby="contact-kop">
      <h2 id="contact-kop" tabIndex={-1}>
        {say("contact.title", { name: data.first_name })}
      </h2>
      {/* When it is safe is read before the button, not after it. */}
      {data.call_allowed && data.call_when && (
        <Note icon={Clock} tone="kwaliteit" kicker={say("contact.when")}>
          {data.call_when}
        </Note>
      )}
      {data.call_allowed && data.phone ? (
        <a className="call-button" href={telephone(data.phone)}>
          <Phone size={22} aria-hidden="true" />
          <span>
            {say("contact.call")} <span className="figures">{data.phone}</span>
          </span>
        </a>
      ) : (
        <Note icon={PhoneOff} tone="kwaliteit">
          {say("contact.no_call")}
        </Note>
      )}
      <div className="row case-tags">
        <Tag icon={Voicemail}>
          {say(data.voicemail_allowed ? "contact.voicemail" : "contact.no_voicemail")}
        </Tag>
        {!data.messages_allowed && <Tag icon={MessageSquareOff}>{say("contact.no_messages")}</Tag>}
        {data.messages_allowed && data.safe_from && (
          <Tag icon={Clock}>
            {say("contact.safe_hours", {
              from: hour(data.safe_from),
              until: hour(data.safe_until),
            })}
          </Tag>
        )}
        {languageWords(data) && (
          <Tag icon={Languages} tone="kwaliteit">
            {languageWords(data)}
          </Tag>
        )}
      </div>
      {data.secret_address && (
        <Note icon={MapPinOff} tone="kwaliteit">
          {say("contact.secret_address")}
        </Note>
      )}
      <PersonFacts data={data} />
      {data.goal && (
        <Note kicker={say("contact.goal")} icon={Target} tone="meedoen" isSpoken>
          {data.goal}
        </Note>
      )}
      {data.sentence && (
        <p>
          <span className="quiet">{say("contact.sentence", { name: data.from_name })}</span>{" "}
          {data.sentence}
        </p>
      )}
      {data.accepted && !data.closed_at && <CaseCalling data={data} />}
      {!data.source && <SenderLine data={data} />}
    </section>
  );
}

/** Only where they were asked: a desk needs them, a coach does not. */
function PersonFacts({ data }: { data: CaseForWorker }) {
  const rows = [
    { term: say("contact.birth_on"), value: data.birth_on && fullDate(data.birth_on) },
    { term: say("contact.address"), value: data.address },
    { term: say("contact.parent"), value: data.parent_name },
    {
      term: say("contact.parent_phone"),
      value: data.parent_phone && <a href={telephone(data.parent_phone)}>{data.parent_phone}</a>,
    },
  ].filter((row) => row.value);
  return rows.length > 0 ? <SummaryList rows={rows} /> : null;
}

export function SenderLine({ data }: { data: CaseForWorker }) {
  const isDesk = useIsDesk();
  return (
    <div className="case-sender">
      <p>
        {data.from_name}
        <span className="quiet">, {data.from_organization_name}</span>
      </p>
      {data.from_phone && data.from_practice && !isDesk && (
        <div className="stack stack-tight">
          <LinkButton href={telephone(data.from_phone)} icon={Phone}>
            {say("contact.practice_now")} <span className="figures">{data.from_phone}</span>
          </LinkButton>
          <p className="quiet small">{say("contact.ask_for", { name: data.from_name })}</p>
          {data.from_out_of_hours_phone && (
            <p className="quiet small">
              <a href={telephone(data.from_out_of_hours_phone)}>
                {say("contact.out_of_hours", { phone: data.from_out_of_hours_phone })}
              </a>
            </p>
          )}
        </div>
      )}
      {data.from_phone && (!data.from_practice || isDesk) && (
        <LinkButton kind="quiet" isSmall href={telephone(data.from_phone)} icon={Phone}>
          {say("contact.call_sender")}
        </LinkButton>
      )}
    </div>
  );
}

/** "Arabisch, tolk nodig"; nothing where Dutch will do. */
export function languageWords({ language: code, interpreter }: CaseForWorker): string {
  if (code === "nl" && !interpreter) return "";
  return interpreter ? `${languageName(code)}, ${say("contact.interpreter")}` : languageName(code);
}
