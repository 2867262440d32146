// What stands behind the own page, each on a page of its own.
import { Download, Eye, Fingerprint, Frown, KeyRound, PencilLine, Users } from "lucide-preact";

export const dataParts = [
  { part: "met-uw-vinger", icon: Fingerprint, words: "data.passkeys" },
  { part: "inloggen", icon: KeyRound, words: "data.logins" },
  { part: "wie-keek", icon: Eye, words: "data.looks" },
  { part: "meelezen", icon: Users, words: "data.mandates" },
  { part: "meenemen", icon: Download, words: "data.take" },
  { part: "klopt-niet", icon: PencilLine, words: "data.wrong" },
  { part: "niet-tevreden", icon: Frown, words: "data.unhappy" },
] as const;
