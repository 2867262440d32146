// "Wie bent u?": one click into any role. The cast of the walk stands first, everybody can be found.
import { useQuery } from "@tanstack/preact-query";
import {
  BriefcaseMedical,
  Building2,
  Headset,
  HeartHandshake,
  type LucideIcon,
  Mail,
  Stethoscope,
  UserRound,
  UsersRound,
} from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { LinkButton } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { IconDisc } from "../../components/icon_disc/icon_disc";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusLine } from "../../components/status_line/status_line";
import { SearchField } from "../../components/text_field/text_field";
import type { DemoAccount } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { accountsQuery, useEnter } from "./queries";
import { say } from "./words";
import "./demo.css";

const mostShown = 60;
/** As the walk meets them. */
const walkOrder = [
  "assistant",
  "gp",
  "welfare_coach",
  "practice_nurse",
  "social_worker",
  "wmo_officer",
  "referrer",
];

const looks: Record<string, { icon: LucideIcon; tone: string }> = {
  gp: { icon: Stethoscope, tone: "mentaal" },
  practice_nurse: { icon: BriefcaseMedical, tone: "lichaam" },
  referrer: { icon: Stethoscope, tone: "lichaam" },
  assistant: { icon: Headset, tone: "kwaliteit" },
  welfare_coach: { icon: HeartHandshake, tone: "meedoen" },
  social_worker: { icon: UsersRound, tone: "dagelijks" },
  village_supporter: { icon: HeartHandshake, tone: "meedoen" },
  wmo_officer: { icon: Building2, tone: "zingeving" },
  debt_officer: { icon: Building2, tone: "zingeving" },
  youth_worker: { icon: Building2, tone: "zingeving" },
};

export default function WhoPage(_: PageProps) {
  useTitle(say("who.title"));
  const asked = useQuery(accountsQuery);
  return (
    <div className="page demo-page">
      <PageHead title={say("who.title")} facts={[say("made_up"), say("who.assumption")]} />
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.isError && (
        <ErrorState text={say("who.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && <Accounts accounts={asked.data} />}
    </div>
  );
}

function Accounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  const [words, setWords] = useState("");
  const enter = useEnter();
  const cast = accounts
    .filter((account) => account.in_walk)
    .sort((a, b) => walkOrder.indexOf(a.role) - walkOrder.indexOf(b.role));
  const others = useMemo(
    () => found(accounts, words).filter((account) => !account.in_walk || words.trim() !== ""),
    [accounts, words],
  );
  // Also once the answer is there: a second entering would end the session of the first, while the
  // browser is on its way to the new page.
  const entering = enter.isPending || enter.isSuccess ? enter.variables : undefined;
  const enters = { onEnter: enter.mutate, entering };

  return (
    <div className="sheets">
      {enter.isError && <Banner tone="danger">{say("who.not_entered")}</Banner>}
      <section aria-labelledby="cast-kop" className="stack">
        <h2 id="cast-kop">{say("who.cast")}</h2>
        <ul className="demo-cards">
          {cast.map((account) => (
            <AccountCard key={account.account_id} account={account} {...enters} />
          ))}
          <ResidentCard />
        </ul>
      </section>
      <section aria-labelledby="allen-kop" className="sheet">
        <h2 id="allen-kop">{say("who.everybody")}</h2>
        <div className="demo-search">
          <SearchField label={say("who.search")} value={words} onInput={setWords} />
        </div>
        <StatusLine>{say("who.count", { count: others.length })}</StatusLine>
        {others.length === 0 && <EmptyState text={say("who.nobody", { words })} />}
        <ul className="demo-cards demo-cards-small">
          {others.slice(0, mostShown).map((account) => (
            <AccountCard key={account.account_id} account={account} {...enters} />
          ))}
        </ul>
        {others.length > mostShown && (
          <p className="quiet">{say("who.more", { count: others.length - mostShown })}</p>
        )}
      </section>
    </div>
  );
}

interface AccountCardProps {
  account: DemoAccount;
  onEnter: (id: string) => void;
  /** Who is being entered now. */
  entering?: string;
}

function AccountCard({ account, onEnter, entering }: AccountCardProps) {
  const look = looks[account.role] ?? { icon: UserRound, tone: "kwaliteit" };
  return (
    <li>
      <button
        type="button"
        className="demo-card"
        aria-disabled={entering !== undefined || undefined}
        onClick={(event) =>
          entering === undefined && event.detail <= 1 && onEnter(account.account_id)
        }
      >
        <IconDisc icon={look.icon} tone={look.tone} />
        <span className="demo-card-words">
          <span className="demo-card-name">{account.name}</span>
          <span className="demo-card-role">{roleWord(account.role)}</span>
          <span className="demo-card-place">
            {entering === account.account_id
              ? say("who.entering")
              : [account.organization_name, account.place].filter(Boolean).join(", ")}
          </span>
        </span>
      </button>
    </li>
  );
}

/** Resident and volunteer have no account: their door is a message with a link. */
function ResidentCard() {
  return (
    <li className="demo-card demo-card-quiet">
      <IconDisc icon={Mail} tone="zingeving" />
      <span className="demo-card-words">
        <span className="demo-card-name">{say("who.by_link")}</span>
        <span className="demo-card-place">{say("who.by_link_hint")}</span>
        <span className="demo-card-action">
          <LinkButton href="/demo/postvak" isSmall>
            {say("mail.open")}
          </LinkButton>
        </span>
      </span>
    </li>
  );
}

export function roleWord(role: string): string {
  return say(`role.${role}` as Parameters<typeof say>[0]) || role;
}

export function found(accounts: readonly DemoAccount[], words: string): DemoAccount[] {
  const parts = folded(words).split(/\s+/).filter(Boolean);
  return accounts.filter((account) => {
    const text = folded(
      [account.name, roleWord(account.role), account.organization_name, account.place].join(" "),
    );
    return parts.every((part) => text.includes(part));
  });
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
