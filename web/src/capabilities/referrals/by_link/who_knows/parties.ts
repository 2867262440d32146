// Everybody who knows something of the resident, as a picture and as a list say it.
import type { KnowingParty, MyPage, MyReferral, WhoKnows } from "../../../../kernel/api_types";
import { fieldNames, hasNoName, hasPractice, whoIs } from "../my_referrals";
import { say } from "./words";

export interface Party {
  id: string;
  who: string;
  /** Without the organisation: in the picture there is little room. */
  name: string;
  kind: string;
  /** A few words below the name in the picture. */
  short: string;
  knows: boolean;
  /** Left out: the practice whose page this is. */
  referral?: MyReferral;
  facts?: KnowingParty;
}

/** Who knows something now stands first; of the same recipient only what says most. */
export function partiesOf(page: MyPage, answer: WhoKnows): Party[] {
  const practice: Party = {
    id: "practice",
    who: page.practice_name,
    name: page.practice_name,
    kind: answer.practice_kind,
    short: say("short.practice"),
    knows: true,
  };
  const others = page.referrals
    .map((referral) => partyOf(referral, answer))
    .sort((a, b) => Number(b.knows) - Number(a.knows))
    .filter((party, at, all) => party.knows || !all.slice(0, at).some(isSameAs(party)));
  return hasPractice(page) ? [practice, ...others] : others;
}

function isSameAs(party: Party) {
  return (other: Party) => other.who === party.who;
}

function partyOf(referral: MyReferral, answer: WhoKnows): Party {
  const facts = answer.parties.find((one) => one.referral_id === referral.id);
  return {
    id: referral.id,
    who: whoIs(referral),
    name: referral.to_name,
    kind: facts?.organization_kind ?? "",
    short: shortOf(referral),
    knows: referral.sharing,
    referral,
    ...(facts && { facts }),
  };
}

function shortOf(referral: MyReferral): string {
  if (!referral.sharing) return say("short.stopped");
  if (hasNoName(referral)) return say("short.no_name");
  const [field = "", ...more] = fieldNames(referral);
  return more.length === 0
    ? say("short.one", { field })
    : say("short.more", { field, count: more.length });
}
