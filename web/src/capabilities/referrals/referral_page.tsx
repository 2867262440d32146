// One referral, as its sender sees it.
import { useQuery } from "@tanstack/preact-query";
import { FileText, Lock, UserRound } from "lucide-preact";
import { LinkButton } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Note } from "../../components/note/note";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { isForbidden, isRestricted, Problem } from "../../kernel/api";
import type { ReferralForSender } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { day, shortDay } from "../../kernel/dates";
import { later } from "../../kernel/later";
import { useTitle } from "../../kernel/title";
import { firstName, nameAndOrganization } from "./names";
import { referralQuery } from "./queries";
import { ReferralState } from "./referral_state";
import { headline } from "./step_words";
import { say } from "./words";

const HiddenReferral = later(
  () => import("./hidden_referral"),
  () => null,
);
const QuestionOfReferral = later(
  () => import("./question_of_referral"),
  () => null,
);

export default function ReferralPage({ params }: PageProps) {
  useTitle(say("page.title"));
  const asked = useQuery(referralQuery(params.id ?? ""));
  return (
    <div className="page page-narrow">
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && (
        <>
          <h1>{say("page.title")}</h1>
          {isForbidden(asked.error) ? (
            <EmptyState
              icon={Lock}
              text={say(isRestricted(asked.error) ? "restricted" : "forbidden")}
            />
          ) : (
            <ErrorState
              text={say(
                asked.error instanceof Problem && asked.error.status === 404
                  ? "page.gone"
                  : "page.failed",
              )}
              onRetry={() => void asked.refetch()}
            />
          )}
        </>
      )}
      {asked.isSuccess && <Referral referral={asked.data} />}
    </div>
  );
}

function Referral({ referral }: { referral: ReferralForSender }) {
  // What waits for an answer stands first.
  const asksMe = referral.questions.some((question) => question.for_you);
  const news = headline({ ...referral, status: referral.feedback.at(-1)?.status ?? "" });
  return (
    <>
      <PageHead
        title={`${referral.person_name}: ${news}`}
        facts={[
          nameAndOrganization(referral.to_name, referral.to_organization_name),
          say("page.sent_on", { date: day(referral.sent_at) }),
        ]}
        whoSees={say("page.who_sees", { name: referral.to_name })}
      >
        <LinkButton href={`/patienten/${referral.person_id}`} icon={UserRound}>
          {say("page.to_person")}
        </LinkButton>
      </PageHead>
      <div className="sheets">
        {asksMe && <QuestionOfReferral referral={referral} />}
        {referral.feedback.length > 0 && <Feedback referral={referral} />}
        <section className="sheet" aria-labelledby="stand-kop">
          <h2 id="stand-kop">{say("page.state")}</h2>
          {referral.goal && (
            <p>
              <span className="quiet">{say("form.goal")}:</span> {referral.goal}
            </p>
          )}
          {referral.sentence && (
            <p>
              <span className="quiet">{say("page.sentence")}:</span> {referral.sentence}
            </p>
          )}
          <ReferralState
            referral={referral}
            given={referral.consent_given_how && givenWords(referral)}
          />
          <HiddenReferral referral={referral} name={firstName(referral.person_name)} />
        </section>
        <section className="sheet" aria-labelledby="papier-kop">
          <h2 id="papier-kop">{say("letter.title")}</h2>
          <div className="row">
            {(["letter", "feedback_letter"] as const).map((kind) => (
              <LinkButton
                key={kind}
                href={`/api/referrals/${referral.id}/${kind}`}
                icon={FileText}
                target="_blank"
              >
                {say(kind === "letter" ? "letter.referral" : "letter.feedback")}
              </LinkButton>
            ))}
          </div>
        </section>
        {!asksMe && <QuestionOfReferral referral={referral} />}
      </div>
    </>
  );
}

function givenWords(referral: ReferralForSender): string {
  const how = say(`given.${referral.consent_given_how as "spoken"}`);
  const interpreter = referral.consent_with_interpreter ? `, ${say("given.with_interpreter")}` : "";
  return say("given.on", { how: how + interpreter, name: referral.consent_recorded_by });
}

function Feedback({ referral }: { referral: ReferralForSender }) {
  return (
    <section className="sheet" aria-labelledby="terug-kop">
      <h2 id="terug-kop">{say("page.came_back")}</h2>
      {[...referral.feedback].reverse().map((word) => (
        <Note
          key={word.id}
          kicker={`${word.by_name}, ${shortDay(word.sent_at)}`}
          isSpoken={word.sentence !== ""}
        >
          {word.sentence || say(`status.${word.status as "started_well"}`)}
        </Note>
      ))}
    </section>
  );
}
