import { Info, MessageCircleQuestion, RefreshCw } from "lucide-preact";
import { IconButton } from "../button/button";
import type { Example } from "../example";
import { Note } from "./note";

export const examples: Example[] = [
  {
    name: "Een vraag om te stellen",
    draw: () => (
      <Note
        kicker="Vraag die je kunt stellen"
        tone="meedoen"
        icon={MessageCircleQuestion}
        isSpoken
        action={<IconButton label="Andere vraag" icon={RefreshCw} onClick={() => {}} />}
      >
        ‘Wat zou er anders zijn als het een beetje beter ging?’
      </Note>
    ),
  },
  { name: "Goed om te weten", draw: () => <Note icon={Info}>Dit is niet voor spoed.</Note> },
];
