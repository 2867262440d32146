// The cast of the walk "Lies gaat weer aan tafel", as the server would answer. Everybody is made up.
import type {
  Arrival,
  ConversationPage,
  ConversationsOfPerson,
  DeskChoice,
  FaceCard,
  FeedbackRow,
  PersonPage,
  Questionnaire,
  ReferralForSender,
  SessionInfo,
  TaskRow,
} from "../kernel/api_types";

export const today = "2026-11-21";

export const hub: SessionInfo = {
  signed_in: true,
  demo: true,
  demo_pages: true,
  region_name: "Noord-Limburg",
  now: `${today}T09:42:00.000Z`,
  today,
  account_id: "0a000000-0000-4000-8000-000000000001",
  name: "Hub Voorbeeld",
  role: "gp",
  organization_name: "Praktijk De Denkbeeldige Linde",
  organization_kind: "practice",
};

export const femke: SessionInfo = { ...hub, name: "Femke Oefening", role: "assistant" };

export const lies: PersonPage = {
  id: "0b000000-0000-4000-8000-000000000001",
  version: 1,
  given_name: "Lies",
  name: "Lies Verzonnen",
  birth_on: "1965-04-12",
  age: 61,
  village: "America",
  phone: "06 12 34 56 78",
  email: "",
  language: "nl",
  interpreter: false,
  call_allowed: true,
  voicemail_allowed: false,
  call_when: "na 17.00 uur",
  secret_address: false,
  status: "active",
  needs: ["alone", "caring"],
  goals: [
    {
      id: "0c000000-0000-4000-8000-000000000001",
      version: 1,
      need_code: "alone",
      words: "Eén keer per week samen eten",
      state: "open",
      created_at: `${today}T09:30:00.000Z`,
    },
  ],
  may_see_plan: true,
};

const topics = [
  ["lichaam", "Lichaam", "Wat merkt u aan uw lichaam als het een goede dag is?"],
  ["mentaal", "Gevoel en gedachten", "Wat gaat er door u heen als u alleen bent?"],
  ["zingeving", "Zin en betekenis", "Waar komt u uw bed voor uit?"],
  ["kwaliteit", "Kwaliteit van leven", "Wanneer was u voor het laatst echt tevreden?"],
  ["meedoen", "Meedoen", "Wat zou er anders zijn als het een beetje beter ging?"],
  ["dagelijks", "Dagelijks leven", "Wat kost u de meeste moeite op een gewone dag?"],
] as const;

export const sixMarks: Questionnaire = {
  code: "six_marks",
  version: "2026-1",
  title: { nl: "Zes cijfers", en: "Six marks" },
  source: "",
  topics: topics.map(([code, label, opening]) => ({
    code,
    label: { nl: label },
    question: { nl: "" },
    example: { nl: "" },
    opening: { nl: opening },
  })),
  questions: [],
};

export const before = {
  conversation_id: "0d000000-0000-4000-8000-000000000000",
  questionnaire: "six_marks",
  at: "2026-03-14T10:00:00.000Z",
  filled_in_by: "resident",
  marks: { lichaam: 6, mentaal: 6, zingeving: 7, kwaliteit: 5, meedoen: 5, dagelijks: 7 },
  talk: [],
};

export const talk: ConversationPage = {
  id: "0d000000-0000-4000-8000-000000000001",
  version: 3,
  person: lies,
  questionnaire: "six_marks",
  state: "arrived",
  filled_in_by: "resident",
  started_at: `${today}T08:00:00.000Z`,
  changed_at: `${today}T08:10:00.000Z`,
  marks: { lichaam: 5, mentaal: 6, zingeving: 8, kwaliteit: 6, meedoen: 3, dagelijks: 7 },
  items: {},
  talk: ["meedoen"],
  words:
    "Sinds Piet er niet meer is, eet ik alleen. Ik zorg veel voor mijn moeder. Ik mis de mensen.",
  held: "",
  held_reason: "",
  held_minutes: "",
  before,
  count: 2,
};

export const talksOfLies: ConversationsOfPerson = {
  now: {
    ...before,
    conversation_id: talk.id,
    at: talk.started_at,
    marks: talk.marks,
    talk: talk.talk,
  },
  before,
  words: talk.words,
  rows: [
    {
      id: talk.id,
      questionnaire: "six_marks",
      state: "arrived",
      started_at: talk.started_at,
      held: "",
    },
  ],
  invitations: [
    {
      id: "0e000000-0000-4000-8000-000000000001",
      questionnaire: "six_marks",
      channel: "sms",
      sent_at: "2026-11-20T08:00:00.000Z",
      expires_at: "2026-11-27T08:00:00.000Z",
      answered_at: `${today}T08:10:00.000Z`,
    },
  ],
  may_see_answers: true,
};

export const faces: FaceCard[] = [
  {
    id: "0f000000-0000-4000-8000-000000000001",
    name: "Karin Schets",
    role: "welfare_coach",
    organization_name: "Denkbeeld Welzijn",
    about: "Kent de eettafels en de wandelgroepen.",
    wait_weeks: 1,
    practice_hours: "dinsdag 9.00 tot 12.00 uur",
    intake_stop: false,
    fits_need: "alone",
    slots: [
      { id: "s1", starts_at: "2026-11-24T08:30:00.000Z", minutes: 30 },
      { id: "s2", starts_at: "2026-11-24T09:00:00.000Z", minutes: 30 },
      { id: "s3", starts_at: "2026-12-01T08:00:00.000Z", minutes: 30 },
    ],
  },
  {
    id: "0f000000-0000-4000-8000-000000000002",
    name: "Mo Concept",
    role: "social_worker",
    organization_name: "AMW De Schetsmatige Brug",
    about: "Helpt bij geldzorgen en mantelzorg.",
    wait_weeks: 3,
    practice_hours: "",
    intake_stop: false,
    fits_need: "caring",
    slots: [],
  },
  {
    id: "0f000000-0000-4000-8000-000000000003",
    name: "Truus Ontwerp",
    role: "welfare_coach",
    organization_name: "Denkbeeld Welzijn",
    about: "",
    wait_weeks: 0,
    practice_hours: "",
    intake_stop: true,
    fits_need: "",
    slots: [],
  },
];

/** What each of these faces asks for Lies. */
export const asks: DeskChoice[] = faces.map((face) => ({
  face_id: face.id,
  name: face.name,
  organization_name: face.organization_name,
  target: face.role,
  wait_weeks: face.wait_weeks,
  intake_stop: face.intake_stop,
  fields: ["name", "phone", "village", "language", "call_when", "needs", "goal", "sentence"],
  missing: [],
  feedback_levels: ["running", "summary", "nothing"],
  confirmed_by_resident: false,
  clock: [],
}));

/** The Wmo desk asks more, and wants the resident's own yes. */
export const wmoAsk: DeskChoice = {
  face_id: "0f000000-0000-4000-8000-000000000009",
  name: "Wmo-loket",
  organization_name: "Gemeente Verzonnen",
  target: "wmo_desk",
  wait_weeks: 1,
  intake_stop: false,
  fields: [
    "name",
    "birth_on",
    "address",
    "phone",
    "village",
    "language",
    "call_when",
    "needs",
    "sentence",
  ],
  missing: ["birth_on", "address"],
  feedback_levels: ["running", "summary"],
  confirmed_by_resident: true,
  clock: [
    { code: "receipt", owner: "receiver", due_on: "2026-11-24" },
    { code: "own_plan", owner: "resident", due_on: "2026-11-30" },
    { code: "outcome", owner: "receiver", due_on: "2027-01-04" },
  ],
};

export const sentReferral: ReferralForSender = {
  id: "10000000-0000-4000-8000-000000000001",
  version: 1,
  thread_id: "11000000-0000-4000-8000-000000000001",
  person_id: lies.id,
  person_name: lies.name,
  target: "welfare_coach",
  to_name: "Karin Schets",
  to_organization_name: "Denkbeeld Welzijn",
  to_phone: "077 123 45 67",
  needs: ["alone", "caring"],
  goal: "Eén keer per week samen eten",
  sentence: "Zij kookt graag voor een ander.",
  fields_sent: ["name", "phone", "village", "language", "call_when", "needs", "goal", "sentence"],
  feedback_level: "summary",
  state: "requested",
  step: "sent",
  reason: "",
  attempts: 0,
  next_step: "accept",
  next_owner: "Karin Schets",
  due_on: "2026-12-05",
  sent_at: `${today}T09:45:00.000Z`,
  consent_ends_on: "2027-11-21",
  consent_withdrawn: false,
  steps: [
    {
      step: "sent",
      at: `${today}T09:45:00.000Z`,
      by_name: "Hub Voorbeeld",
      reason: "",
      undone: false,
    },
  ],
  feedback: [],
  record_text:
    "S voelt zich alleen, mantelzorg\nE Hulpvraag op het gebied van welzijn.\nP In overleg verwezen naar Karin Schets (Denkbeeld Welzijn) op 21-11-2026. Doel: Eén keer per week samen eten. Toestemming besproken: mondeling. Terugkoppeling: korte samenvatting.",
  can_withdraw: true,
};

const row: FeedbackRow = {
  referral_id: "10000000-0000-4000-8000-000000000010",
  person_id: "0b000000-0000-4000-8000-000000000010",
  person_name: "Piet Onbestaand",
  birth_on: "1951-02-03",
  kind: "stuck",
  to_name: "Karin Schets",
  to_organization_name: "Denkbeeld Welzijn",
  step: "not_reached",
  reason: "",
  attempts: 3,
  status: "",
  sentence: "",
  next_step: "look_what_now",
  next_owner: "Hub Voorbeeld",
  due_on: "2026-11-26",
  changed_at: "2026-11-19T10:00:00.000Z",
  record_text: "19-11-2026 Welzijn: Karin Schets (Denkbeeld Welzijn): 3 pogingen, niet bereikt.",
  task_open: false,
};

export const feedbackRows: FeedbackRow[] = [
  row,
  {
    ...row,
    referral_id: "10000000-0000-4000-8000-000000000011",
    person_id: lies.id,
    person_name: "Lies Verzonnen",
    kind: "came_back",
    step: "started",
    status: "started_well",
    sentence: "Lies eet elke dinsdag mee bij het eetpunt.",
    next_step: "follow_up",
    next_owner: "Karin Schets",
    due_on: "2027-01-02",
    attempts: 0,
  },
  {
    ...row,
    referral_id: "10000000-0000-4000-8000-000000000012",
    person_name: "Johanna van den Denkbeeldenberg-Verzonnenhoven",
    kind: "came_back",
    step: "not_fitting",
    reason: "not_our_question",
    to_name: "Mo Concept",
    to_organization_name: "AMW De Schetsmatige Brug",
    next_step: "follow_up",
    next_owner: "Mo Concept",
  },
  {
    ...row,
    referral_id: "10000000-0000-4000-8000-000000000013",
    person_name: "Sjaak Bedenksel",
    kind: "late",
    step: "sent",
    attempts: 0,
    next_step: "accept",
    next_owner: "Denkbeeld Welzijn",
    due_on: "2026-11-17",
  },
  {
    ...row,
    referral_id: "10000000-0000-4000-8000-000000000014",
    person_name: "Mia Fictief",
    kind: "running",
    step: "intake_planned",
    attempts: 1,
    next_step: "meet",
    next_owner: "Karin Schets",
    due_on: "2026-11-27",
  },
  {
    ...row,
    referral_id: "10000000-0000-4000-8000-000000000015",
    person_name: "Wim Nepnaam",
    kind: "closed",
    step: "closed",
    status: "closed",
    next_step: "",
    next_owner: "",
  },
];

export const arrivals: Arrival[] = [
  {
    person_id: lies.id,
    person_name: lies.name,
    birth_on: lies.birth_on,
    village: lies.village,
    questionnaire: "six_marks",
    sent_at: "2026-11-20T08:00:00.000Z",
    answered_at: `${today}T08:10:00.000Z`,
    conversation_id: talk.id,
    seen: false,
  },
  {
    person_id: "0b000000-0000-4000-8000-000000000020",
    person_name: "Gerda Schijnbaar",
    birth_on: "1948-09-30",
    village: "Horst",
    questionnaire: "full_list",
    sent_at: "2026-11-19T08:00:00.000Z",
    seen: false,
  },
];

export const task: TaskRow = {
  id: "12000000-0000-4000-8000-000000000001",
  version: 1,
  kind: "call_resident",
  person_id: row.person_id,
  person_name: "Piet Onbestaand",
  phone: "06 98 76 54 32",
  call_when: "in de ochtend",
  asked_by_name: "Hub Voorbeeld",
  due_on: "2026-11-23",
  created_at: `${today}T09:00:00.000Z`,
  result: "",
  face_name: "Karin Schets",
};
