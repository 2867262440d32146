// The conversation screen, made of the parts and the layout classes alone: an example to copy.
import {
  ClipboardList,
  Clock,
  Eye,
  Footprints,
  HeartHandshake,
  MapPin,
  MessageCircleQuestion,
  MessagesSquare,
  Plus,
  RefreshCw,
  Send,
  Sun,
  Users,
  Wallet,
} from "lucide-preact";
import { useState } from "preact/hooks";
import { Shell } from "../app/shell";
import { Button, IconButton } from "../components/button/button";
import { ChipFilter } from "../components/chip_filter/chip_filter";
import { Checkbox } from "../components/choice/choice";
import { Form } from "../components/form/form";
import { ItemRow } from "../components/item_row/item_row";
import { Note } from "../components/note/note";
import { PageHead } from "../components/page_head/page_head";
import { PartBar } from "../components/part_bar/part_bar";
import PrintButton from "../components/print_sheet/print_button";
import { RadioCards } from "../components/radio_card/radio_card";
import { SavingLine, StatusLine } from "../components/status_line/status_line";
import { Tag } from "../components/tag/tag";
import { SearchField, TextArea, TextField } from "../components/text_field/text_field";
import { Web, WebSentence, WebSliders } from "../components/web/web";
import { sixAxes } from "../components/web/web.examples";
import type { MenuEntry } from "../kernel/capability";
import { useLanguage } from "../kernel/words";

const parts = [
  { id: "web", label: "Web" },
  { id: "verhaal", label: "Verhaal" },
  { id: "doel", label: "Doel" },
  { id: "verder", label: "Verder" },
];

const entries: MenuEntry[] = [
  { href: "/vandaag", label: { nl: "Vandaag", en: "Today" }, icon: Sun, order: 1 },
  { href: "/kit", label: { nl: "Gesprek", en: "Talk" }, icon: MessagesSquare, order: 2 },
  { href: "/verwijzingen", label: { nl: "Verwijzingen", en: "Referrals" }, icon: Send, order: 3 },
  { href: "/wegwijzer", label: { nl: "Wegwijzer", en: "Directory" }, icon: MapPin, order: 4 },
  { href: "/overleg", label: { nl: "Overleg", en: "Meeting" }, icon: ClipboardList, order: 5 },
];

const session = {
  account_id: "1",
  name: "Sanne Berg",
  role: "huisarts",
  organization_name: "Praktijk De Denkbeeldige Linde",
  organization_kind: "practice",
  own_login: "",
  region_name: "Proefregio",
  now: "2026-11-24T09:42:00Z",
  today: "2026-11-24",
  signed_in: true,
  locked: false,
  idle_minutes: 15,
  demo: false,
  demo_pages: false,
};

const saved = { state: "saved", at: new Date("2026-11-24T10:42:00+01:00") } as const;

export function Conversation() {
  useLanguage();
  const [isTogether, setIsTogether] = useState(false);
  return (
    <Shell session={session} entries={entries}>
      <div className={isTogether ? "page together" : "page"}>
        <PageHead
          title="Gesprek met Anna de Wit"
          facts={["67 jaar, Oosterwijk", "Tweede gesprek"]}
          whoSees="Anna deelt dit met jou en haar welzijnscoach"
        >
          <SavingLine saving={saved} />
          <PrintButton />
          <Button icon={Eye} isPressed={isTogether} onClick={() => setIsTogether(!isTogether)}>
            Samen kijken
          </Button>
        </PageHead>
        <div className="work-screen">
          <WebPart />
          <div className="work-column">
            <StoryPart />
            <GoalPart />
          </div>
          {!isTogether && <HelpPart />}
        </div>
        <PartBar parts={parts} />
      </div>
    </Shell>
  );
}

function WebPart() {
  const [axes, setAxes] = useState(sixAxes);
  const [chosen, setChosen] = useState("meedoen");
  const change = (id: string, value: number | null) =>
    setAxes((before) => before.map((axis) => (axis.id === id ? { ...axis, value } : axis)));
  return (
    <section id="web" className="stack stack-tight" aria-label="Het web van Anna">
      <Web
        title="Hoe gaat het met Anna?"
        axes={axes}
        former="14 maart"
        chosen={chosen}
        onChoose={setChosen}
        onChange={change}
      />
      <WebSentence axes={axes} former="14 maart" />
      <WebSliders axes={axes} chosen={chosen} onChange={change} />
    </section>
  );
}

function StoryPart() {
  return (
    <section id="verhaal" className="sheet" aria-labelledby="verhaal-kop">
      <div className="sheet-head">
        <h2 id="verhaal-kop">Wat vertelt Anna?</h2>
        <Tag tone="meedoen" icon={Users}>
          Meedoen
        </Tag>
      </div>
      <TextArea
        name="story"
        label="Verhaal in haar eigen woorden"
        defaultValue="Sinds Piet er niet meer is, eet ik alleen. Vroeger liep ik elke dag een rondje met de hond. Ik mis dat meer dan ik dacht."
        hint={
          <>
            <Eye size={16} aria-hidden="true" /> Anna leest dit mee.
          </>
        }
      />
      <Note
        kicker="Vraag die je kunt stellen"
        tone="meedoen"
        icon={MessageCircleQuestion}
        isSpoken
        action={<IconButton label="Andere vraag" icon={RefreshCw} onClick={() => {}} />}
      >
        ‘Wat zou er anders zijn als het een beetje beter ging?’
      </Note>
    </section>
  );
}

function GoalPart() {
  const [isDone, setIsDone] = useState(true);
  return (
    <section id="doel" className="sheet" aria-labelledby="doel-kop">
      <h2 id="doel-kop">Wat wil Anna?</h2>
      <ul className="lined-list">
        <ItemRow
          icon={Users}
          tone="meedoen"
          title="Twee keer per week wandelen, samen met iemand."
          action={
            <Checkbox label="Gelukt" isTrailing aria-label="Gelukt: twee keer per week wandelen" />
          }
        >
          <Footprints size={16} aria-hidden="true" /> Dinsdag een keer meelopen.
        </ItemRow>
        <ItemRow
          icon={HeartHandshake}
          tone="mentaal"
          title="Minder opzien tegen de avond."
          isDone={isDone}
          action={
            <Checkbox
              label="Gelukt"
              isTrailing
              isChecked={isDone}
              onChange={setIsDone}
              aria-label="Gelukt: minder opzien tegen de avond"
            />
          }
        >
          <Footprints size={16} aria-hidden="true" /> Radio aan bij het eten.
        </ItemRow>
      </ul>
      <Form aria-label="Nieuw doel" onSubmit={() => {}}>
        <div className="row row-field">
          <TextField name="goal" label="Nieuw doel" />
          <Button type="submit" icon={Plus}>
            Voeg toe
          </Button>
        </div>
      </Form>
    </section>
  );
}

const offers = [
  {
    value: "walk",
    title: "Wandelgroep Oosterwijk",
    by: "Buurtbewoners zelf",
    far: "0,6 km",
    price: "gratis",
  },
  {
    value: "room",
    title: "Buurtkamer De Linde",
    by: "Stichting Welkom",
    far: "0,9 km",
    price: "gratis",
  },
  {
    value: "eat",
    title: "Samen eten op woensdag",
    by: "Eettafel Het Anker",
    far: "1,1 km",
    price: "€ 5",
  },
  { value: "sing", title: "Zangmiddag", by: "Koor De Merel", far: "1,4 km", price: "€ 2,50" },
  {
    value: "garden",
    title: "Tuin van de buurt",
    by: "Groen Samen",
    far: "1,9 km",
    price: "gratis",
  },
];

function HelpPart() {
  const [chosen, setChosen] = useState("");
  const [filters, setFilters] = useState(["fits"]);
  return (
    <section id="verder" className="sheet" aria-labelledby="verder-kop">
      <h2 id="verder-kop">Wie kan helpen?</h2>
      <SearchField label="Zoek, bijvoorbeeld ‘wandelen’" />
      <ChipFilter
        label="Filters"
        chips={[
          { value: "fits", label: "Past bij meedoen", tone: "meedoen" },
          { value: "now", label: "Direct" },
          { value: "near", label: "Dichtbij" },
        ]}
        values={filters}
        onChange={setFilters}
      />
      <StatusLine>5 mogelijkheden</StatusLine>
      <Form aria-label="Verwijzing" onSubmit={() => {}}>
        <div className="sheet-scroll">
          <RadioCards
            label="Mogelijkheden"
            name="offer"
            cards={offers.map((offer) => ({
              value: offer.value,
              title: offer.title,
              subtitle: offer.by,
              facts: [
                { icon: Clock, meaning: "wachttijd", text: "kan direct" },
                { icon: MapPin, meaning: "afstand", text: offer.far },
                { icon: Wallet, meaning: "kosten", text: offer.price },
              ],
            }))}
            chosen={chosen}
            onChoose={setChosen}
          />
        </div>
        <div className="sheet-action">
          <Checkbox
            name="consent"
            label="Anna vindt dit goed"
            hint="We sturen haar naam, telefoonnummer en doel mee. Haar verhaal niet."
            required
            missing="Vraag eerst of Anna dit goedvindt."
          />
          <Button type="submit" kind="main" icon={Send} isWide>
            Verstuur verwijzing
          </Button>
        </div>
      </Form>
    </section>
  );
}
