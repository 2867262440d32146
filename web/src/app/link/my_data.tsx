// One part of the own data: who looked, taking it along, saying that it is wrong, or not being content.
import { ArrowLeft, EyeOff, FileBraces, PencilLine, Printer } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { LooksPanel } from "../../capabilities/audit/looks_panel";
import { hasPractice } from "../../capabilities/referrals/by_link/my_referrals";
import { LinkButton } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { LinkGreeting, MyPage } from "../../kernel/api_types";
import { later } from "../../kernel/later";
import { dataParts } from "./data_parts";
import { ReadPart } from "./read_part";
import { say } from "./words";

const waiting = () => <Skeleton label={say("loading")} lines={6} />;
const MyRequests = later(() => import("../../capabilities/requests/by_link/my_requests"), waiting);
const AskName = later(
  () => import("../../capabilities/requests/by_link/ask_name"),
  () => null,
);
const MyMandates = later(() => import("../../capabilities/people/mandates/my_mandates"), waiting);
const MyPasskeys = later(() => import("./passkeys/my_passkeys"), waiting);
const MyLogins = later(() => import("./logins/my_logins"), waiting);
const ComplaintWays = later(
  () => import("../../capabilities/referrals/by_link/who_knows/complaint_ways"),
  waiting,
);

export interface MyDataProps {
  page: MyPage;
  part: string;
  greeting: LinkGreeting;
  /** Where the own page is: behind its link, or at the address of who has a passkey. */
  place: string;
}

export default function MyData({ page, part, greeting, place }: MyDataProps) {
  const known = dataParts.find((one) => one.part === part);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another page.
  useEffect(() => heading.current?.focus(), [part]);
  return (
    <>
      <div>
        <LinkButton href={place} icon={ArrowLeft} kind="quiet">
          {say("data.back")}
        </LinkButton>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {say(known?.words ?? "data.title")}
      </h1>
      <ReadPart key={part}>
        {part === "met-uw-vinger" && <MyPasskeys greeting={greeting} />}
        {part === "inloggen" && <MyLogins greeting={greeting} />}
        {part === "wie-keek" && <WhoLooked page={page} place={place} />}
        {part === "meelezen" && <MyMandates />}
        {part === "meenemen" && <TakeAlong />}
        {part === "klopt-niet" && <MyRequests />}
        {part === "niet-tevreden" && <ComplaintWays />}
      </ReadPart>
    </>
  );
}

function WhoLooked({ page, place }: { page: MyPage; place: string }) {
  return (
    <section className="sheet" aria-label={say("data.looks")}>
      <p>{say("data.looks_text")}</p>
      {hasPractice(page) && (
        <p className="quiet">
          {say("data.name_hint", { name: page.practice_name, phone: page.practice_phone })}
        </p>
      )}
      <p>{say("data.stop_text")}</p>
      <div className="row">
        <LinkButton href={place} icon={EyeOff}>
          {say("data.stop")}
        </LinkButton>
        <LinkButton href={`${place}/klopt-niet`} icon={PencilLine}>
          {say("data.object")}
        </LinkButton>
      </div>
      <LooksPanel AskName={AskName} />
    </section>
  );
}

function TakeAlong() {
  return (
    <section className="sheet" aria-label={say("data.take")}>
      <p>{say("data.take_text")}</p>
      <LinkButton href="/api/my/record/paper" icon={Printer} kind="main" isWide target="_blank">
        {say("data.take_paper")}
      </LinkButton>
      <LinkButton href="/api/my/record" icon={FileBraces} isWide target="_blank">
        {say("data.take_file")}
      </LinkButton>
      <p className="quiet">{say("data.take_note")}</p>
    </section>
  );
}
