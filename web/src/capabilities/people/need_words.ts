// The needs in the words people use, with an icon. The codes are the server's.
import {
  BedDouble,
  Briefcase,
  CircleHelp,
  Compass,
  Footprints,
  HandHeart,
  HeartCrack,
  HousePlus,
  Languages,
  type LucideIcon,
  UserRound,
  UsersRound,
  Wallet,
} from "lucide-preact";
import type { NeedCode } from "./queries";
import { say } from "./words";

export const needCodes: readonly NeedCode[] = [
  "alone",
  "debts",
  "housing",
  "sleep",
  "relationship",
  "loss",
  "caring",
  "work",
  "moving",
  "meaning",
  "language",
  "unsure",
];

const icons: Record<NeedCode, LucideIcon> = {
  alone: UserRound,
  debts: Wallet,
  housing: HousePlus,
  sleep: BedDouble,
  relationship: UsersRound,
  loss: HeartCrack,
  caring: HandHeart,
  work: Briefcase,
  moving: Footprints,
  meaning: Compass,
  language: Languages,
  unsure: CircleHelp,
};

export function needWord(code: string): string {
  return isNeed(code) ? say(`need.${code}`) : code;
}

export function needIcon(code: string | undefined): LucideIcon {
  return code !== undefined && isNeed(code) ? icons[code] : Compass;
}

export function isNeed(code: string): code is NeedCode {
  return (needCodes as readonly string[]).includes(code);
}
