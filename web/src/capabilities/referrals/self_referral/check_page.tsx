// Everything once more, with the list of what goes to whom; then a yes, and a code.
import { ArrowLeft, Eye, EyeOff, Languages, MessageSquareText, Pencil } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { phoneLink } from "../../../components/reach_links/reach_links";
import { SummaryList } from "../../../components/summary_list/summary_list";
import { list } from "../../../components/web/sentence";
import { NoConnection, Problem } from "../../../kernel/api";
import type { SelfReferralWaits } from "../../../kernel/api_types";
import { fullDate } from "../../../kernel/dates";
import { languageName } from "../../../kernel/languages";
import { canAgreeHere } from "../../../kernel/translations/agreeing";
import { allPackages } from "../../../kernel/translations/packages";
import { setLanguage } from "../../../kernel/words";
import { say as sayField } from "../by_link/words";
import {
  type Answers,
  asksParent,
  fieldsThatGo,
  isOfParent,
  type PageName,
  phoneOf,
  requestOf,
} from "./answers";
import { Heading, type StepProps } from "./heading";
import { useAskForHelp } from "./queries";
import { say } from "./words";

interface CheckPageProps extends StepProps {
  onEdit: (page: PageName) => void;
  onWaits: (waits: SelfReferralWaits) => void;
}

export function CheckPage({ answers, onBack, onEdit, onWaits }: CheckPageProps) {
  return (
    <>
      <Heading>{say("check.title")}</Heading>
      <div className="sheet">
        <SummaryList rows={rowsOf(answers, onEdit)} />
      </div>
      {canAgreeHere() ? (
        <Agree answers={answers} onBack={onBack} onWaits={onWaits} />
      ) : (
        <NotHere answers={answers} onBack={onBack} />
      )}
    </>
  );
}

type Below = Pick<CheckPageProps, "answers" | "onBack">;

function Agree({ answers, onBack, onWaits }: Below & Pick<CheckPageProps, "onWaits">) {
  const ask = useAskForHelp(onWaits);
  const errors = useMemo(() => fieldWords(ask.error, objections()), [ask.error]);
  const to = `${answers.face?.name}, ${answers.face?.organization_name}`;
  return (
    <Form
      aria-label={say("check.title")}
      validationErrors={errors}
      onSubmit={(data) =>
        !ask.isPending && ask.mutate(requestOf(answers, data.has("consent_given")))
      }
    >
      <section className="sheet" aria-labelledby="delen-kop">
        <h2 id="delen-kop">{say("consent.title")}</h2>
        <p className="help-goes">
          <Eye size={20} aria-hidden="true" />
          <span>
            {say("consent.gets", {
              to,
              fields: list(fieldsThatGo(answers).map((field) => sayField(`field.${field}`))),
            })}
          </span>
        </p>
        <p className="help-goes">
          <EyeOff size={20} aria-hidden="true" />
          <span>
            {say(
              fieldsThatGo(answers).includes("village")
                ? "consent.first"
                : "consent.first_no_village",
            )}{" "}
            {say("consent.nobody_else")}
          </span>
        </p>
        <p className="quiet">{say("consent.until")}</p>
        <Checkbox
          name="consent_given"
          label={say(isOfParent(answers) ? "consent.yes_child" : "consent.yes", { to })}
          missing={say("consent.missing")}
          required
        />
      </section>
      {ask.error && !errors && (
        <Banner tone="danger">{failure(ask.error, answers.face?.name ?? "")}</Banner>
      )}
      <div className="help-buttons">
        <Button type="submit" kind="main" icon={MessageSquareText} isWide isPending={ask.isPending}>
          {say("send")}
        </Button>
        <Button icon={ArrowLeft} onClick={onBack}>
          {say("back")}
        </Button>
      </div>
    </Form>
  );
}

/** Nobody looked at this translation: the same page in a language that was, or an interpreter. */
function NotHere({ answers, onBack }: Below) {
  const organization = answers.face?.organization_name ?? "";
  const phone = answers.face?.organization_phone ?? "";
  return (
    <section className="sheet stack" aria-labelledby="delen-kop">
      <h2 id="delen-kop">{say("consent.title")}</h2>
      <p>{say("consent.not_checked")}</p>
      <fieldset className="help-buttons help-languages">
        <legend>{say("consent.read_in")}</legend>
        {allPackages()
          .filter(({ status }) => status === "reviewed")
          .map(({ code, name }) => (
            <Button key={code} icon={Languages} isWide onClick={() => void setLanguage(code)}>
              <span lang={code}>{name}</span>
            </Button>
          ))}
      </fieldset>
      <p>
        {say("consent.with_interpreter", { organization })}{" "}
        {phone && <a href={phoneLink(phone)}>{phone}</a>}
      </p>
      <div className="help-buttons">
        <Button icon={ArrowLeft} onClick={onBack}>
          {say("back")}
        </Button>
      </div>
    </section>
  );
}

function rowsOf(answers: Answers, onEdit: (page: PageName) => void) {
  const row = (page: PageName, term: string, value: string) => ({
    term,
    value: value || say("check.empty"),
    action: (
      <Button
        icon={Pencil}
        isSmall
        label={say("check.edit_name", { name: term })}
        onClick={() => onEdit(page)}
      >
        {say("check.edit")}
      </Button>
    ),
  });
  const name = `${answers.given_name} ${answers.family_name}`.trim();
  const rows = [
    row("needs", say("check.needs"), list(answers.needs.map((need) => say(`need.${need}`)))),
    row("place", say("check.place"), joined(answers.village, answers.municipality)),
    row("face", say("check.face"), joined(answers.face?.name, answers.face?.organization_name)),
    row("who", say("check.who"), joined(name, fullDate(answers.birth_on), phoneOf(answers))),
  ];
  if (asksParent(answers)) {
    rows.push(row("who", say("check.parent"), joined(answers.parent_name, answers.parent_phone)));
  }
  return [
    ...rows,
    row("call", say("check.call"), callWords(answers)),
    row("words", say("check.words"), answers.sentence.trim()),
    row("gp", say("check.gp"), practiceWords(answers)),
  ];
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).map(inItsDirection).join(", ");
}

/** Where words run from the right, a Dutch name and a number keep their own direction. */
function inItsDirection(part: string | undefined): string {
  return document.documentElement.dir === "rtl" ? `\u2068${part}\u2069` : `${part}`;
}

function callWords(answers: Answers): string {
  return joined(
    answers.call_when.trim(),
    say(answers.voicemail_allowed ? "check.voicemail" : "check.no_voicemail"),
    answers.language === "nl" ? "" : languageName(answers.language),
    answers.interpreter ? say("check.interpreter") : "",
  );
}

function practiceWords({ tell_practice, practice_name }: Answers): string {
  return tell_practice ? say("check.gp_yes", { practice: practice_name }) : say("check.gp_no");
}

function objections() {
  return {
    consent_given: { required: say("consent.missing") },
    phone: { malformed: say("who.phone_malformed") },
    parent_phone: {
      malformed: say("who.phone_malformed"),
      same_number: say("who.parent_phone_same"),
    },
    birth_on: { out_of_range: say("place.birth_range") },
    face_id: { not_a_choice: say("send.changed"), not_for_this_age: say("send.changed") },
    sentence: { too_long: say("words.long") },
  };
}

function failure(error: unknown, name: string): string {
  if (error instanceof NoConnection) return say("send.no_connection");
  if (!(error instanceof Problem)) return say("send.failed");
  if (error.code === "self_referral.wait") return say("send.wait");
  if (error.code === "face.intake_stop") return say("send.full", { name });
  if (error.code === "self_referral.fields_changed") return say("send.changed");
  return say("send.failed");
}
