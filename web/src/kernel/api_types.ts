// The routes of the server and what they carry, as its own structs say them.
// Printed by `veerkracht print-types`; never edited by hand.

export interface AbsenceView {
  id: string;
  from_on: string;
  until_on: string;
  substitute_name: string;
  now: boolean;
}

export interface Accept {
  version: number;
}

export interface Acceptance {
  token: string;
  code: string;
  password: string;
  figures: string;
}

export interface AgreementSigning {
  text_version: string;
  version: number;
  signed_by: string;
  signed_as: string;
  signed_on: string;
}

export interface AgreementText {
  heading: string;
  text: string;
}

export interface AlternativeFace {
  id: string;
  name: string;
}

export interface Arrival {
  person_id: string;
  person_name: string;
  birth_on: string;
  village: string;
  questionnaire: string;
  sent_at: string;
  answered_at?: string;
  conversation_id?: string;
  seen: boolean;
}

export interface ArrivalByLogin {
  next: string;
  figures: string;
  invited_by_name: string;
}

export interface ArrivalFigures {
  figures: string;
}

export interface AskedOrganization {
  organization_id: string;
  name: string;
  phone: string;
}

export interface BookSlot {
  version: number;
  slot_id: string;
}

export interface Booking {
  referral_id: string;
  version: number;
  face_name: string;
  organization_name: string;
  practice_hours: string;
  meets_at?: string;
  slots: SlotView[];
}

export interface BranchView {
  referral_id: string;
  target: string;
  to_name: string;
  to_organization_name: string;
  wish: string;
  when: string;
  step: string;
  reason: string;
  sent_at: string;
  answered_at?: string;
  attended_at?: string;
  open: boolean;
}

export interface BreachChange {
  version: number;
  facts: BreachFacts;
}

export interface BreachFacts {
  discovered_on: string;
  discovered_clock: string;
  what: string;
  kind: string;
  classes: string[];
  people: number;
  risk: string;
  measures: string;
  report: string;
  reported_on: string;
  reported_clock: string;
  report_words: string;
  told: string;
  told_on: string;
  told_words: string;
}

export interface BreachMoment {
  at: string;
  by_name: string;
  act: string;
  changed: string[];
  facts: BreachFacts;
}

export interface BreachRow {
  id: string;
  version: number;
  what: string;
  discovered_at: string;
  report_due_at: string;
  report: string;
  reported_at: string;
  late: boolean;
  of_emergency: boolean;
  people: number;
  closed_at?: string;
}

export interface BreachVersion {
  version: number;
}

export interface BreachView {
  row: BreachRow;
  facts: BreachFacts;
  wanting: string[];
  noted_by_name: string;
  closed_by_name: string;
  history: BreachMoment[];
}

export interface CameIn {
  greeting?: LinkGreeting;
  pages: PageToChoose[];
}

export interface CardLink {
  token: string;
}

export interface CardView {
  id: string;
  channel: string;
  given_at: string;
  given_by_name: string;
  expires_on: string;
  works: boolean;
  used_at?: string;
}

export interface CarerToAsk {
  name: string;
  phone: string;
  scope?: string[];
  ends_on: string;
}

export interface CaseContact {
  version: number;
  person_version: number;
  phone: string;
  call_allowed?: boolean;
  voicemail_allowed?: boolean;
  call_when: string;
}

export interface CaseExport {
  exported_at: string;
  exported_by: string;
  organization_name: string;
  referral_id: string;
  target: string;
  urgent: boolean;
  name: string;
  birth_on: string;
  address: string;
  village: string;
  phone: string;
  call_allowed: boolean;
  voicemail_allowed: boolean;
  call_when: string;
  language: string;
  interpreter: boolean;
  needs: string[];
  goal: string;
  sentence: string;
  from_name: string;
  from_organization_name: string;
  from_phone: string;
  sent_at: string;
  state: string;
  step: string;
  reason: string;
  outcome: string;
  closed_at?: string;
  feedback_level: string;
  consent_ends_on: string;
  sharing_stopped: boolean;
  clock: ClockView[];
  steps: StepView[];
  notes: NoteView[];
  feedback: FeedbackView[];
  source: string;
  own_word: string;
}

export interface CaseForWorker {
  notices: NoticeRow[];
  safety_note?: SafetyNoteView;
  secret_address: boolean;
  from_practice: boolean;
  from_out_of_hours_phone: string;
  asked_himself: boolean;
  look_alikes: KnownResident[];
  shared_with: string[];
  parent_name: string;
  parent_phone: string;
  questions: LegQuestionView[];
  may_ask: string[];
  words_to_sender: boolean;
  own_word: string;
  own_word_at?: string;
  messages_allowed: boolean;
  safe_from: string;
  safe_until: string;
  person_version: number;
  hidden_from_proxies: boolean;
  id: string;
  version: number;
  accepted: boolean;
  first_name: string;
  village: string;
  needs: string[];
  sentence: string;
  from_name: string;
  from_organization_name: string;
  from_phone: string;
  sent_at: string;
  name: string;
  phone: string;
  birth_on: string;
  language: string;
  interpreter: boolean;
  call_allowed: boolean;
  voicemail_allowed: boolean;
  call_when: string;
  goal: string;
  state: string;
  stage: string;
  step: string;
  reason: string;
  attempts: number;
  next_step: string;
  owner_name: string;
  owner_account_id?: string;
  mine: boolean;
  due_on?: string;
  meets_at?: string;
  overdue: boolean;
  next_steps: string[];
  can_undo: boolean;
  feedback_level: string;
  consent_ends_on: string;
  renewal_by: string;
  steps: StepView[];
  notes: NoteView[];
  follow_ups: FollowUpView[];
  branches: BranchView[];
  feedback: FeedbackView[];
  outcome: string;
  closed_at?: string;
  sharing_stopped: boolean;
  target: string;
  address: string;
  urgent: boolean;
  clock: ClockView[];
  source: string;
  practice_choice?: PracticeChoiceView;
}

export interface CasePersonStatus {
  version: number;
  status: "deceased" | "moved";
}

export interface Caseload {
  account_id?: string;
  name: string;
  role: string;
  former: boolean;
  open: number;
  overdue: number;
}

export interface ChosenTerm {
  record: string;
  months: number;
}

export interface ChosenTerms {
  version: number;
  terms?: ChosenTerm[];
}

export interface ClockView {
  code: string;
  owner: string;
  due_on: string;
  done_at?: string;
}

export interface ClockedRequest {
  id: string;
  version: number;
  written: boolean;
  kind: string;
  subject: string;
  came_by: string;
  name: string;
  handled_by: string;
  received_on: string;
  due_on: string;
  late: boolean;
  frozen: boolean;
  may_extend: boolean;
  extended_on?: string;
  extension_words: string;
  extension_told: boolean;
  answered_on?: string;
  answer: string;
  words: string;
  answer_words: string;
  look?: LookMeant;
  readers: string[];
}

export interface CodeLogin {
  code: string;
}

export interface CodeSent {
  to: string;
}

export interface CodeSentWhere {
  to: string;
  is_former: boolean;
}

export interface Colleague {
  account_id: string;
  name: string;
  role: string;
  me: boolean;
  absences: AbsenceView[];
  leaving?: LeavingView;
  successors: string[];
  may_let_go: boolean;
}

export interface ColleagueToInvite {
  name: string;
  role: string;
  email: string;
  from_on?: string;
  until_on?: string;
}

export interface ColleaguesToInvite {
  people?: ColleagueToInvite[];
}

export interface ColleaguesView {
  team: Team;
  roles: string[];
  invitations: InvitationRow[];
  locums: LocumView[];
  locum_days_max: number;
}

export interface ColumnChoice {
  field:
    | "given_name"
    | "family_prefix"
    | "family_name"
    | "birth_on"
    | "phone"
    | "email"
    | "address"
    | "village"
    | "language";
  header: string;
}

export interface ComplaintWay {
  organization_id: string;
  organization_name: string;
  organization_phone: string;
  law: string;
  desk_name: string;
  desk_phone: string;
  desk_site: string;
  outside_name: string;
  outside_site: string;
}

export interface ConsentFormAsk {
  face_id?: string;
  feedback_level?: "running" | "summary" | "nothing";
  needs?: boolean;
  goal?: boolean;
  sentence?: boolean;
}

export interface ConsentPaper {
  person_name: string;
  birth_on: string;
  practice_name: string;
  recipient_name: string;
  recipient_organization_name: string;
  fields: string[];
  feedback_level: string;
  given_on: string;
  ends_on: string;
  text_version: string;
  with_interpreter: boolean;
  given_how: string;
  recorded_by: string;
}

export interface ContactChange {
  version: number;
  phone: string;
  language: string;
  interpreter?: boolean;
  call_allowed?: boolean;
  voicemail_allowed?: boolean;
  call_when: string;
  secret_address?: boolean;
  messages_allowed?: boolean;
  safe_from?: string;
  safe_until?: string;
}

export interface Controller {
  id: string;
  version: number;
  name: string;
  registration: string;
  address: string;
  postcode: string;
  place: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string;
  saved_at: string;
  saved_by: string;
}

export interface ConversationChange {
  version: number;
  marks?: Record<string, number>;
  items?: Record<string, number>;
  talk?: string[];
  words?: string;
}

export interface ConversationPage {
  id: string;
  version: number;
  person: PersonPage;
  questionnaire: string;
  state: string;
  filled_in_by: string;
  started_at: string;
  changed_at: string;
  marks: Record<string, number>;
  items: Record<string, number>;
  talk: string[];
  words: string;
  held: string;
  held_reason: string;
  held_minutes: string;
  before?: WebView;
  count: number;
  typed_by_name: string;
  asks_held: boolean;
}

export interface ConversationRow {
  id: string;
  questionnaire: string;
  state: string;
  started_at: string;
  held: string;
}

export interface ConversationSaved {
  version: number;
  changed_at: string;
}

export interface ConversationsOfPerson {
  now?: WebView;
  before?: WebView;
  words: string;
  rows: ConversationRow[];
  invitations: InvitationView[];
  may_see_answers: boolean;
}

export interface CorrectionView {
  field: string;
  former: string;
  by_name: string;
  at: string;
}

export interface DemoAccount {
  account_id: string;
  name: string;
  role: string;
  organization_name: string;
  place: string;
  in_walk: boolean;
}

export interface DemoClock {
  days: number;
}

export interface DemoMailbox {
  messages: DemoMessage[];
  more_before?: string;
}

export interface DemoMailboxAsk {
  before?: string;
}

export interface DemoMessage {
  id: string;
  at: string;
  channel: string;
  recipient: string;
  recipient_name: string;
  subject: string;
  text: string;
  link: string;
  waits: boolean;
}

export interface DemoNow {
  now: string;
  today: string;
}

export interface DeskChoice {
  face_id: string;
  name: string;
  organization_name: string;
  target: string;
  wait_weeks: number;
  intake_stop: boolean;
  fields: string[];
  missing: string[];
  feedback_levels: string[];
  confirmed_by_resident: boolean;
  clock: ClockView[];
  urgent_clock: ClockView[];
  by_link: boolean;
  hidden_from_proxies: boolean;
  age_from?: number;
  age_before?: number;
}

export interface DoubleSaid {
  person_id: string;
  agrees: boolean;
  said_by_name: string;
  take_phone: boolean;
  waits_for_other: boolean;
}

export interface DoublesSaid {
  rows: DoubleSaid[];
}

export interface EarlierVerdict {
  at: string;
  by_name: string;
  verdict: string;
  words: string;
}

export interface EmergencyAsk {
  reason: string;
  words: string;
  not_safe?: string;
}

export interface EmergencyPage {
  name: string;
  minutes: number;
  reasons: string[];
  can_open: boolean;
  opened_at?: string;
  ends_at: string;
  reason: string;
  tell_on: string;
  told_within_days: number;
  parties: EmergencyParty[];
}

export interface EmergencyParty {
  organization_name: string;
  organization_phone: string;
  frozen: boolean;
  notes: NoteView[];
  goals: GoalView[];
}

export interface EmergencyReview {
  id: string;
  version: number;
  own: boolean;
  opened_by_name: string;
  role: string;
  organization_name: string;
  person_name: string;
  reason: string;
  words: string;
  opened_at: string;
  ends_at: string;
  opened_of: string[];
  looks: number;
  often: boolean;
  not_safe: string;
  tell_on: string;
  tell_at_the_latest: string;
  told_at?: string;
  review_by: string;
  late: boolean;
  verdict: string;
  verdict_words: string;
  judged_at?: string;
  judged_by_name: string;
}

export interface EndOfAccess {
  successor_account_id?: string;
}

export interface EndReason {
  step: string;
  reason: string;
  count: number;
}

export interface ExportFigure {
  organization: string;
  done_at?: string;
  cases: number;
  failed_at?: string;
  failure: string;
  late: boolean;
}

export interface Extending {
  version: number;
  words: string;
}

export interface ExtensionView {
  extended_at: string;
  former_due_on: string;
  words: string;
  by_name: string;
  told: boolean;
}

export interface FaceCard {
  id: string;
  name: string;
  role: string;
  organization_name: string;
  about: string;
  wait_weeks: number;
  practice_hours: string;
  intake_stop: boolean;
  fits_need: string;
  slots: SlotView[];
  alternative_name: string;
  alternative_face_id?: string;
  away_until?: string;
  substitute_name: string;
}

export interface FaceForResident {
  id: string;
  name: string;
  role: string;
  organization_name: string;
  organization_phone: string;
  about: string;
  wait_weeks: number;
  fits_need: string;
  fields: string[];
  clock: ClockView[];
}

export interface FacesAsk {
  needs?: string[];
}

export interface FailedMessages {
  channel: string;
  kind: string;
  reason: string;
  count: number;
  kept: number;
  newest_at: string;
}

export interface FeedbackList {
  rows: FeedbackRow[];
  running: number;
  closed: number;
  assistant_name: string;
}

export interface FeedbackRow {
  referral_id: string;
  person_id: string;
  person_name: string;
  birth_on: string;
  kind: string;
  to_name: string;
  to_organization_name: string;
  step: string;
  reason: string;
  attempts: number;
  status: string;
  sentence: string;
  next_step: string;
  next_owner: string;
  due_on?: string;
  changed_at: string;
  record_text: string;
  task_open: boolean;
  question?: LegQuestionView;
}

export interface FeedbackView {
  id: string;
  status: string;
  sentence: string;
  by_name: string;
  sent_at: string;
}

export interface Figure {
  code: string;
  count: number;
}

export interface Figures {
  version: string;
  engine: string;
  migrations: number;
  subscribers: SubscriberLag[];
  messages: MessageCount[];
  messages_held: boolean;
  sessions: number;
  wrong_passwords_this_hour: number;
  database_bytes: number;
  disk_bytes: number;
  disk_free_bytes: number;
  disk_read_only: boolean;
  last_backup_at?: string;
  exports: ExportFigure[];
  letters_late: number;
  log_witnessed_at?: string;
  log_unwitnessed: boolean;
  log_samples_late: number;
}

export interface FiguresAsk {
  months?: number;
}

export interface FollowUpDone {
  result: "going_well" | "hard" | "stopped" | "not_reached";
}

export interface FollowUpView {
  id: string;
  code: string;
  due_on: string;
  done_at?: string;
  result: string;
}

export interface FoundFace {
  id: string;
  role: string;
  name: string;
  organization_name: string;
  wait_weeks: number;
  intake_stop: boolean;
  has_hours: boolean;
  rules: RuleOfFace[];
}

export interface FoundFaceChange {
  rules?: RuleOfFace[];
}

export interface GoalChange {
  version: number;
  words: string;
  state: "open" | "reached" | "dropped";
}

export interface GoalView {
  id: string;
  version: number;
  need_code?: string;
  words: string;
  state: string;
  created_at: string;
}

export interface GrowingUp {
  person_id: string;
  person_name: string;
  turns: number;
  turns_on: string;
  is_past: boolean;
  phone: string;
}

export interface HandOver {
  from_account_id: string;
  to_account_id: string;
  referral_ids?: string[];
}

export interface HandedOver {
  cases: number;
  to_name: string;
}

export interface HeldCount {
  kind: string;
  count: number;
}

export interface HeldLine {
  version: number;
  held: "short" | "long" | "no";
  reason?:
    | "no_cause"
    | "often"
    | "life_event"
    | "resident_asked"
    | "list"
    | "no_time"
    | "urgent"
    | "resident_declined"
    | "not_now"
    | "language"
    | "relative_present"
    | "not_sure_how"
    | "nowhere_to_refer"
    | "held_before"
    | "forgotten";
  minutes?: "10" | "15" | "20" | "30" | "60";
}

export interface HelpDesk {
  answers: HelpDeskChoice[];
  recent: HelpDeskRow[];
}

export interface HelpDeskAnswer {
  number: string;
  answer:
    | "explained"
    | "try_again"
    | "solved"
    | "to_administrator"
    | "to_organization"
    | "to_maker";
}

export interface HelpDeskChoice {
  answer: string;
  words: string;
}

export interface HelpDeskFinding {
  number: string;
  at: string;
  doing: string;
  code: string;
  status: number;
  what: string;
  to_do: string;
  role: string;
  organization_kind: string;
  organization_name: string;
  took_ms?: number;
  reached_database: boolean;
  version: string;
  notes: HelpDeskNote[];
}

export interface HelpDeskNote {
  noted_at: string;
  noted_by: string;
  answer: string;
}

export interface HelpDeskRow {
  number: string;
  doing: string;
  what: string;
  note: HelpDeskNote;
}

export interface HideFromProxies {
  version: number;
  hidden?: boolean;
}

export interface InboxOfTeams {
  name: string;
  read_by: string[];
}

export interface Instructor {
  account_id: string;
  name: string;
  faces: DeskChoice[];
}

export interface InvitationCode {
  token: string;
  code: string;
}

export interface InvitationGreeting {
  state: string;
  purpose: string;
  organization_name: string;
  invited_by_name: string;
  expires_at: string;
}

export interface InvitationRow {
  id: string;
  purpose: string;
  name: string;
  email: string;
  role: string;
  state: string;
  invited_by_name: string;
  sent_at: string;
  expires_at: string;
}

export interface InvitationSent {
  id: string;
  purpose: string;
  name: string;
  email: string;
  code: string;
  expires_at: string;
}

export interface InvitationToken {
  token: string;
}

export interface InvitationView {
  id: string;
  questionnaire: string;
  channel: string;
  sent_at: string;
  expires_at: string;
  answered_at?: string;
  reminded_at?: string;
}

export interface InvitationsSent {
  sent: InvitationSent[];
}

export interface JudgedLine {
  week: SampledWeek;
  line: SampledLine;
}

export interface KeyFigure {
  code: string;
  part: number;
  whole: number;
}

export interface KnowingParty {
  referral_id: string;
  organization_kind: string;
  ground: string;
  face_id?: string;
  goes_along: string[];
  needs: string[];
  said: SaidYes[];
}

export interface KnownResident {
  person_id: string;
  name: string;
  village: string;
  birth_on: string;
  referral_id?: string;
  worker_name: string;
  open: boolean;
}

export interface LastWeek {
  is_told: boolean;
  is_new: boolean;
  from_day: string;
  until_day: string;
  mine: WeekFigures;
  practice: WeekFigures;
}

export interface LeavingView {
  last_on: string;
  successor_name: string;
}

export interface LegAnswer {
  question_id: string;
  answer: "yes" | "no" | "own_words";
  words: string;
}

export interface LegQuestionView {
  id: string;
  asked_by: string;
  asked_of: string;
  for_you: boolean;
  late: boolean;
  code: string;
  words: string;
  asked_by_name: string;
  asked_at: string;
  due_on: string;
  answer: string;
  answer_words: string;
  answered_by_name: string;
  answered_at?: string;
  ended: boolean;
}

export interface LikelyPairPage {
  id: string;
  version: number;
  first: PersonRow;
  second: PersonRow;
  reasons: string[];
  fields: PairField[];
  first_holds: HeldCount[];
  second_holds: HeldCount[];
  put_away_at?: string;
  put_away_by_name: string;
}

export interface LikelyPairRow {
  id: string;
  version: number;
  first: PersonRow;
  second: PersonRow;
  reasons: string[];
  put_away_at?: string;
  put_away_by_name: string;
}

export interface LikelyPairs {
  rows: LikelyPairRow[];
  more_after?: string;
  still_comparing: boolean;
}

export interface LikelyPairsAsk {
  put_away?: boolean;
  after?: string;
}

export interface LimitedSearch {
  words: string;
  reason?: "new_patients" | "list_check" | "other";
}

export interface LineVerdict {
  version: number;
  verdict: "in_order" | "asked" | "not_in_order";
  words: string;
}

export interface LinkGreeting {
  kind: string;
  state: string;
  organization_name: string;
  organization_phone: string;
  out_of_hours_phone: string;
  ends_on: string;
  signed_in: boolean;
  code_checked: boolean;
  language: string;
}

export interface LinkLanguage {
  token: string;
  language: string;
}

export interface LinkStart {
  token: string;
  birth_on: string;
}

export interface LinkToken {
  token: string;
}

export interface ListColumn {
  header: string;
  field: string;
  samples: string[];
}

export interface ListLook {
  encoding: string;
  rows: number;
  columns: ListColumn[];
}

export interface ListOnPaper {
  language?: string;
}

export interface ListOutcome {
  rows: number;
  fresh: number;
  known: number;
  refused: number;
  cells: RefusedCellView[];
  possible_twins: number;
  twin_lines: number[];
  unread_columns: string[];
}

export interface LocumView {
  account_id: string;
  from_on: string;
  until_on: string;
  state: string;
  responsible_name: string;
}

export interface LogAccount {
  id: string;
  name: string;
  role: string;
  active: boolean;
}

export interface LogAsk {
  looked_by: "account" | "person" | "address";
  subject: string;
  birth_on?: string;
  from_on: string;
  until_on: string;
  reason: string;
}

export interface LogFound {
  summary: LogSummary;
  readers: SeenBy[];
  residents: SeenResident[];
  next: string;
}

export interface LogPage {
  after?: string;
}

export interface LogQueries {
  accounts: LogAccount[];
  asked: LogSummary[];
}

export interface LogSamples {
  reads_all: boolean;
  has_officer: boolean;
  weeks: SampledWeek[];
}

export interface LogSummary {
  id: string;
  at: string;
  by_name: string;
  looked_by: string;
  subject: string;
  reason: string;
  from_on: string;
  until_on: string;
  people: number;
  times: number;
  classes: string[];
  first_at?: string;
  last_at?: string;
}

export interface LoginKeeper {
  id: string;
  name: string;
}

export interface LoginStep {
  next: string;
}

export interface LookMeant {
  day: string;
  role: string;
  operation: "read" | "write";
  ground: string;
  searched: boolean;
}

export interface LooksAsk {
  from_on?: string;
  until_on?: string;
}

export interface MadePasskeyAnswer {
  client_data: string;
  attestation_object: string;
}

export interface MandateByCourt {
  kind: string;
  name: string;
  phone: string;
  ground: string;
  ends_on: string;
  scope?: string[];
}

export interface MandateList {
  rows: MandateView[];
  scopes: string[];
  months_most: number;
  kinds: string[];
}

export interface MandateToReview {
  id: string;
  person_id: string;
  person_name: string;
  kind: string;
  name: string;
  review_on: string;
  given_by_name: string;
}

export interface MandateView {
  id: string;
  kind: string;
  name: string;
  phone: string;
  scope: string[];
  matters: string[];
  ground: string;
  given_by_name: string;
  given_at: string;
  ends_on: string;
  state: string;
  can_end: boolean;
  review_on: string;
  review_due: boolean;
  reviewed_by_name: string;
  confirmed_by_name: string;
  can_confirm: boolean;
}

export interface MappedList {
  content: string;
  columns?: ColumnChoice[];
  leave_out_refused?: boolean;
  in_dpia?: boolean;
}

export interface MarkedPart {
  id: string;
  whose: string;
}

export interface MergePage {
  pair_id: string;
  first_version: number;
  second_version: number;
  merge?: MergeView;
}

export interface MergeRow {
  kind: string;
  pair_id: string;
  stays_id: string;
  stays: string;
  goes: string;
  state: string;
  by_name: string;
  at: string;
  waits: boolean;
  waits_for_other: boolean;
}

export interface MergeVersion {
  version: number;
}

export interface MergeView {
  id: string;
  version: number;
  state: string;
  stays_id: string;
  reason: string;
  proposed_by_name: string;
  proposed_at: string;
  decided_by_name: string;
  decided_at?: string;
  undo_until?: string;
  undo_reason: string;
  undo_asked_by_name: string;
  undo_asked_at?: string;
  undone_by_name: string;
  undone_at?: string;
  waits_for_other: boolean;
  can_undo: boolean;
}

export interface MessageCount {
  channel: string;
  state: string;
  count: number;
}

export interface MyCard {
  version: number;
  practice_name: string;
  tells_practice: boolean;
}

export interface MyCardChange {
  version: number;
  tells_practice?: boolean;
}

export interface MyChoice {
  face_id: string;
  needs?: ("alone" | "debts" | "housing" | "sleep" | "relationship" | "loss" | "caring" | "work" | "moving" | "meaning" | "language" | "unsure")[];
  sentence: string;
  call_when: string;
  text_language: string;
  consent_given?: boolean;
}

export interface MyCode {
  token: string;
  code: string;
}

export interface MyController {
  organization_id: string;
  name: string;
  address: string;
  email: string;
  phone: string;
  officer_name: string;
  officer_email: string;
  officer_phone: string;
  terms: TermView[];
}

export interface MyFace {
  face_id: string;
  name: string;
  organization_name: string;
  target: string;
  about: string;
  wait_weeks: number;
  fields: string[];
}

export interface MyFacts {
  organization_name: string;
  given_name: string;
  family_name: string;
  birth_on: string;
  phone: string;
  email: string;
  address: string;
  village: string;
  secret_address: boolean;
  language: string;
  interpreter: boolean;
  call_allowed: boolean;
  voicemail_allowed: boolean;
  call_when: string;
  messages_allowed: boolean;
  safe_from: string;
  safe_until: string;
  needs: string[];
  goals: GoalView[];
}

export interface MyGoal {
  reached: "yes" | "partly" | "no" | "rather_not";
}

export interface MyList {
  version: number;
  questionnaire: string;
  state: string;
  practice_name: string;
  practice_phone: string;
  out_of_hours_phone: string;
  marks: Record<string, number>;
  items: Record<string, number>;
  talk: string[];
  words: string;
}

export interface MyListChange {
  version: number;
  marks?: Record<string, number>;
  items?: Record<string, number>;
  talk?: string[];
  words: string;
  send?: boolean;
}

export interface MyLogins {
  can_keep: boolean;
  logins: OwnLogin[];
}

export interface MyLook {
  day: string;
  at: string;
  times: number;
  role: string;
  organization_id: string;
  organization_name: string;
  name: string;
  record_class: string;
  operation: string;
  ground: string;
  agreed_by: string;
  made: string;
  searched: boolean;
  emergency: boolean;
  refused: boolean;
  may_ask_name: boolean;
}

export interface MyLooks {
  from_on: string;
  until_on: string;
  rows: MyLook[];
}

export interface MyNumber {
  changed?: MyNumberChanged;
}

export interface MyNumberChanged {
  by_name: string;
  at: string;
  former: string;
  waits: boolean;
  held_by_name: string;
}

export interface MyPage {
  first_name: string;
  practice_name: string;
  practice_phone: string;
  referrals: MyReferral[];
  lent: string[];
  comes_as: string;
  matters: string[];
}

export interface MyPasskeys {
  can_keep: boolean;
  passkeys: OwnPasskey[];
}

export interface MyReferral {
  id: string;
  to_name: string;
  to_organization_name: string;
  to_phone: string;
  target: string;
  state: string;
  step: string;
  reason: string;
  next_owner: string;
  due_on?: string;
  meets_at?: string;
  sent_at: string;
  steps: StepView[];
  feedback: FeedbackView[];
  can_withdraw: boolean;
  fields: string[];
  feedback_level: string;
  shared_since: string;
  shared_until: string;
  sharing: boolean;
  can_stop: boolean;
  clock: ClockView[];
  given_how: string;
  given_by: string;
  given_with_interpreter: boolean;
  given_recorded_by: string;
  asked_myself: boolean;
  questions: LegQuestionView[];
  can_say_goal: boolean;
  goal: string;
  own_word: string;
  can_choose_face: boolean;
  by_link: boolean;
}

export interface MyRefusal {
  text_language: string;
}

export interface MyRequest {
  id: string;
  organization_id: string;
  organization_name: string;
  kind: string;
  subject: string;
  words: string;
  asked_at: string;
  due_on: string;
  late: boolean;
  replaced_at?: string;
  answered_at?: string;
  answer: string;
  answer_words: string;
  answered_by_name: string;
  restriction?: RestrictionView;
  extension?: ExtensionView;
  look?: LookMeant;
}

export interface MyRequests {
  organizations: AskedOrganization[];
  months: number;
  requests: MyRequest[];
  parents_kept_out_at?: string;
}

export interface MyResearch {
  state: string;
  practice_name: string;
  asked_by_name: string;
  asked_at?: string;
  until?: string;
  questions: StudyQuestion[];
  can_stop: boolean;
}

export interface MyResearchAnswers {
  answers?: Record<string, string>;
}

export interface MyTalk {
  id: string;
  questionnaire: string;
  at: string;
  filled_in_by: string;
  typed_by_name: string;
  marks: Record<string, number>;
  items: Record<string, number>;
  talk: string[];
  words: string;
}

export interface MyWeb {
  now?: WebView;
  before?: WebView;
  words: string;
}

export interface MyYes {
  answer: "yes" | "no";
  text_language: string;
}

export interface NameAnswer {
  version: number;
  answer: "done" | "refused";
  words: string;
}

export interface NameAsk {
  organization_id: string;
  look: LookMeant;
}

export interface NamedController {
  version: number;
  name: string;
  registration: string;
  address: string;
  postcode: string;
  place: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string;
}

export interface NamedOfficer {
  version: number;
  kind: "colleague" | "outside";
  name: string;
  email: string;
  phone: string;
}

export interface NeedsChange {
  conversation_id?: string;
  codes?: ("alone" | "debts" | "housing" | "sleep" | "relationship" | "loss" | "caring" | "work" | "moving" | "meaning" | "language" | "unsure")[];
}

export interface NeedsView {
  codes: string[];
}

export interface NewAbsence {
  account_id: string;
  from_on: string;
  until_on: string;
  substitute_account_id?: string;
}

export interface NewCard {
  channel: "paper" | "sms";
}

export interface NewConversation {
  questionnaire: "one_question" | "six_marks" | "full_list" | "four_d";
  filled_in_by: "professional" | "typed_over";
}

export interface NewDeskReferral {
  version: number;
  face_id: string;
  needs?: ("alone" | "debts" | "housing" | "sleep" | "relationship" | "loss" | "caring" | "work" | "moving" | "meaning" | "language" | "unsure")[];
  sentence: string;
  birth_on?: string;
  address?: string;
  feedback_level: "running" | "summary" | "nothing";
  consent_given?: boolean;
  given_how: "spoken" | "on_screen" | "on_paper" | "by_code";
  code?: string;
  urgent?: boolean;
  share_secret_address?: boolean;
  with_interpreter?: boolean;
  attendance?: boolean;
  hidden_from_proxies?: boolean;
  parent?: ParentYes;
}

export interface NewFeedback {
  version: number;
  status: "met" | "started_well" | "started_hard" | "needs_you" | "stopped" | "closed";
  sentence: string;
}

export interface NewGoal {
  words: string;
  need_code?:
    | "alone"
    | "debts"
    | "housing"
    | "sleep"
    | "relationship"
    | "loss"
    | "caring"
    | "work"
    | "moving"
    | "meaning"
    | "language"
    | "unsure";
}

export interface NewInitiativeReferral {
  person_id: string;
  service_id: string;
  wish: string;
  when: string;
  consent_given?: boolean;
  attendance?: boolean;
  parent?: ParentYes;
  with_interpreter?: boolean;
}

export interface NewInvitation {
  questionnaire: "six_marks" | "full_list";
  channel: "sms" | "email";
}

export interface NewLeaving {
  account_id: string;
  last_on: string;
  successor_account_id?: string;
}

export interface NewLegQuestion {
  asked_of: "sender" | "receiver" | "resident";
  code: "call_after_five" | "number_right" | "interpreter_needed" | "call_me" | "own_words";
  words: string;
}

export interface NewMerge {
  first_version: number;
  second_version: number;
  stays_id: string;
  reason: string;
}

export interface NewNote {
  words: string;
}

export interface NewOnward {
  version: number;
  service_id: string;
  wish: string;
  when: string;
  consent_given?: boolean;
  attendance?: boolean;
  parent?: ParentYes;
  with_interpreter?: boolean;
}

export interface NewOwnCase {
  person_id?: string;
  given_name: string;
  family_name: string;
  phone?: string;
  village: string;
  birth_on?: string;
  source:
    | "self"
    | "family"
    | "neighbour"
    | "housing_association"
    | "school"
    | "municipality"
    | "other";
  needs?: ("alone" | "debts" | "housing" | "sleep" | "relationship" | "loss" | "caring" | "work" | "moving" | "meaning" | "language" | "unsure")[];
  sentence: string;
  call_when: string;
  voicemail_allowed?: boolean;
  anyway?: boolean;
}

export interface NewParticipant {
  consent_given?: boolean;
  given_how: "spoken" | "on_paper";
  with_interpreter?: boolean;
}

export interface NewPasskey {
  name: string;
  client_data: string;
  attestation_object: string;
}

export interface NewPasskeyRequest {
  challenge: string;
  rp_id: string;
  rp_name: string;
  user_handle: string;
  user_name: string;
  user_display_name: string;
  algorithms: number[];
  credential_ids: string[];
}

export interface NewPerson {
  given_name: string;
  family_name: string;
  birth_on: string;
  phone: string;
  email?: string;
  village?: string;
  anyway?: boolean;
}

export interface NewPracticeHour {
  face_id: string;
  weekday: number;
  starts: string;
  ends: string;
  minutes: number;
}

export interface NewPreparedReferral {
  for_account_id: string;
  face_id: string;
  sentence: string;
  feedback_level: "running" | "summary" | "nothing";
  consent_given?: boolean;
  given_how: "spoken" | "on_paper";
  with_interpreter?: boolean;
  share_secret_address?: boolean;
  urgent?: boolean;
  hidden_from_proxies?: boolean;
  parent?: ParentYes;
}

export interface NewReferral {
  person_id: string;
  face_id: string;
  needs?: ("alone" | "debts" | "housing" | "sleep" | "relationship" | "loss" | "caring" | "work" | "moving" | "meaning" | "language" | "unsure")[];
  goal_id?: string;
  sentence: string;
  feedback_level: "running" | "summary" | "nothing";
  consent_given?: boolean;
  given_how: "spoken" | "on_screen" | "on_paper" | "by_code";
  slot_id?: string;
  language?: string;
  interpreter?: boolean;
  call_when?: string;
  address?: string;
  code?: string;
  urgent?: boolean;
  share_secret_address?: boolean;
  with_interpreter?: boolean;
  attendance?: boolean;
  again?: boolean;
  hidden_from_proxies?: boolean;
  parent?: ParentYes;
}

export interface NewRefusal {
  face_id: string;
  given_how: "spoken" | "on_paper";
}

export interface NewRequest {
  organization_id: string;
  kind: "correction" | "objection" | "statement" | "not_for_parents";
  subject:
    | "name"
    | "birth_on"
    | "phone"
    | "address"
    | "reach"
    | "answers"
    | "plan"
    | "referral"
    | "notes"
    | "other";
  words: string;
}

export interface NewSafetyNote {
  words: string;
}

export interface NewSelfReferral {
  face_id: string;
  municipality: string;
  village: string;
  needs?: ("alone" | "debts" | "housing" | "sleep" | "relationship" | "loss" | "caring" | "work" | "moving" | "meaning" | "language" | "unsure")[];
  given_name: string;
  family_name: string;
  birth_on: string;
  phone: string;
  call_when: string;
  voicemail_allowed?: boolean;
  language: string;
  interpreter?: boolean;
  sentence: string;
  secret_address?: boolean;
  tell_practice?: boolean;
  practice_name: string;
  parent_name?: string;
  parent_phone?: string;
  fields?: ("name" | "phone" | "village" | "language" | "call_when" | "needs" | "sentence" | "goal" | "birth_on" | "address")[];
  text_language: string;
  consent_given?: boolean;
}

export interface NewShortQuestion {
  face_id: string;
  question: string;
}

export interface NewSplit {
  version: number;
  given_name: string;
  family_name: string;
  birth_on: string;
  phone?: string;
  parts?: MarkedPart[];
  reason: string;
}

export interface NewUndo {
  version: number;
  reason: string;
}

export interface NewWrittenRequest {
  kind: "insight" | "correction" | "erasure" | "restriction" | "objection" | "portability";
  came_by: "letter" | "email" | "phone" | "desk";
  name: string;
  words: string;
  handled_by: string;
  received_on: string;
}

export interface NoOffer {
  need: string;
  neighbourhood: string;
  count?: number;
}

export interface NotForParents {
  words: string;
}

export interface NoteView {
  id: string;
  words: string;
  by_name: string;
  written_at: string;
}

export interface NoticeRow {
  id: string;
  referral_id: string;
  kind: string;
  name: string;
  fields: string[];
  from_name: string;
  from_organization_name: string;
  sent_at: string;
  at: string;
  open: boolean;
  party_name: string;
}

export interface NumberOfPerson {
  waits?: NumberWaits;
}

export interface NumberSeen {
  phone: string;
}

export interface NumberWaits {
  person_id: string;
  person_name: string;
  phone: string;
  changed_by_name: string;
  changed_at: string;
  holds_at?: string;
  can_confirm: boolean;
}

export interface Officer {
  id: string;
  version: number;
  kind: string;
  name: string;
  email: string;
  phone: string;
  saved_at: string;
  saved_by: string;
}

export interface OpenFaces {
  who_agrees: string;
  faces: FaceForResident[];
}

export interface OpenFacesAsk {
  municipality: string;
  village: string;
  birth_on: string;
  needs?: ("alone" | "debts" | "housing" | "sleep" | "relationship" | "loss" | "caring" | "work" | "moving" | "meaning" | "language" | "unsure")[];
}

export interface OpenPatientView {
  stage: string;
  person_id?: string;
}

export interface OpenPlace {
  municipality: string;
  villages: string[];
}

export interface OpenPlaces {
  places: OpenPlace[];
}

export interface OperationsPage {
  figures: Figures;
  failed: FailedMessages[];
}

export interface OrganizationFaces {
  own: ShownFace[];
  found: FoundFace[];
  hours: PracticeHour[];
  inboxes: InboxOfTeams[];
}

export interface OtherFace {
  face_id: string;
  text_language: string;
}

export interface OtherRow {
  other_id: string;
}

export interface OutsideAddress {
  address: string;
}

export interface OutsideArrival {
  next: string;
}

export interface OutsideBegin {
  code: string;
  again?: boolean;
}

export interface OutsideChoice {
  code: string;
  organization_name: string;
  help: string;
}

export interface OutsideLaunch {
  iss: string;
  launch: string;
}

export interface OutsideReturn {
  state: string;
  code?: string;
  iss?: string;
  error?: string;
}

export interface OutsideStage {
  stage: string;
  is_to_join: boolean;
  is_invited: boolean;
  subject: string;
  organization_name: string;
}

export interface OwnCaseOpened {
  referral_id?: string;
  look_alikes: KnownResident[];
}

export interface OwnFace {
  id: string;
  version: number;
  name: string;
  wait_weeks: number;
  intake_stop: boolean;
  alternative_face_id?: string;
  about: string;
  practice_hours: string;
  alternatives: AlternativeFace[];
}

export interface OwnFaceChange {
  version: number;
  wait_weeks: number;
  intake_stop?: boolean;
  alternative_face_id?: string;
  about: string;
}

export interface OwnFigures {
  programme: string;
  joined_on: string;
  from_day: string;
  until_day: string;
  held: Figure[];
  reasons: Figure[];
  minutes: Figure[];
}

export interface OwnLogin {
  code: string;
  name: string;
  id?: string;
  since?: string;
  last_used_at?: string;
}

export interface OwnLoginChange {
  version: number;
  is_only?: boolean;
  keeper_account_id?: string;
  help: string;
}

export interface OwnLoginView {
  is_there: boolean;
  is_only: boolean;
  version: number;
  keeper_account_id?: string;
  help: string;
  since: string;
  set_by_name: string;
  people: number;
  joined: number;
  keepers: LoginKeeper[];
}

export interface OwnNumberSaid {
  phone: string;
  email?: string;
}

export interface OwnOutsideIdentity {
  code: string;
  organization_name: string;
  id?: string;
  since?: string;
  last_used_at?: string;
}

export interface OwnPageAgain {
  how: "sms" | "paper";
}

export interface OwnPageSent {
  code: string;
  address: string;
  to_phone: string;
}

export interface OwnPasskey {
  id: string;
  name: string;
  created_at: string;
  last_used_at?: string;
  stopped: boolean;
}

export interface OwnRecord {
  made_at: string;
  facts: MyFacts;
  page: MyPage;
  who_knows: WhoKnows;
  mandates: MandateList;
  talks: MyTalk[];
  requests: MyRequests;
  research: MyResearch;
  looks: MyLooks;
}

export interface OwnSession {
  id: string;
  device: string;
  since: string;
  last_seen_at: string;
  level: string;
  here: boolean;
}

export interface PageChosen {
  page?: string;
}

export interface PageToChoose {
  page: string;
  organization_name: string;
}

export interface PairField {
  field: string;
  first: string;
  second: string;
  differs: boolean;
}

export interface PairLaid {
  pair_id: string;
}

export interface PairVersion {
  version: number;
}

export interface Pairing {
  name: string;
  email: string;
  role: string;
  key: string;
  address: string;
  has_own_login: boolean;
  is_own_login_only: boolean;
  help: string;
}

export interface PaperList {
  marks?: Record<string, number>;
  talk?: string[];
  words: string;
}

export interface ParentYes {
  name: string;
  relation:
    | "parent"
    | "guardian"
    | "curator"
    | "mentor"
    | "estate_administrator"
    | "proxy"
    | "partner"
    | "family";
  given_how: "spoken" | "on_paper";
  why?: string;
}

export interface PasskeyAnswer {
  credential_id: string;
  client_data: string;
  authenticator_data: string;
  signature: string;
  user_handle: string;
}

export interface PasskeyRequest {
  challenge: string;
  rp_id: string;
  credential_ids: string[];
}

export interface PasswordLogin {
  email: string;
  password: string;
}

export interface PatientList {
  content: string;
}

export interface PeopleOfRole {
  role: string;
  people: number;
}

export interface PerPatients {
  patients: number;
  per_thousand?: number;
}

export interface PersonCorrection {
  version: number;
  given_name: string;
  family_name: string;
  birth_on: string;
  phone: string;
  email?: string;
}

export interface PersonPage {
  id: string;
  version: number;
  given_name: string;
  family_name: string;
  name: string;
  birth_on: string;
  age: number;
  village: string;
  phone: string;
  email: string;
  language: string;
  interpreter: boolean;
  call_allowed: boolean;
  voicemail_allowed: boolean;
  call_when: string;
  secret_address: boolean;
  messages_allowed: boolean;
  safe_from: string;
  safe_until: string;
  status: string;
  needs: string[];
  goals: GoalView[];
  may_see_plan: boolean;
  status_at?: string;
  status_by: string;
  status_is_news: boolean;
  same_as?: PersonRow;
  doubles: PersonRow[];
  corrections: CorrectionView[];
  may_see_safety: boolean;
  safety_note?: SafetyNoteView;
}

export interface PersonRow {
  id: string;
  name: string;
  birth_on: string;
  age: number;
  village: string;
  status: string;
}

export interface PersonStatus {
  version: number;
  status: "active" | "deceased" | "moved" | "changed_practice";
}

export interface PersonWrittenIn {
  id?: string;
  look_alikes: PersonRow[];
  ask?: string;
  stands: boolean;
}

export interface PlacedHold {
  version: number;
  reason: string;
  until_on: string;
}

export interface PracticeChoiceView {
  tell: boolean;
  practice_name: string;
  chosen_at: string;
  by_name: string;
  letter: string;
}

export interface PracticeHour {
  id: string;
  version: number;
  practice_id: string;
  face_id: string;
  weekday: number;
  starts: string;
  ends: string;
  minutes: number;
  made_until: string;
  ended_at?: string;
}

export interface PreparedRow {
  id: string;
  version: number;
  person_id: string;
  person_name: string;
  birth_on: string;
  for_name: string;
  to_name: string;
  to_organization_name: string;
  prepared_by_name: string;
  prepared_at: string;
  given_how: string;
  with_interpreter: boolean;
  fields: string[];
  feedback_level: string;
  sentence: string;
  on_own_phones: boolean;
  waits_for: string[];
  no_by: string;
  parent_name: string;
}

export interface Question {
  code: string;
  topic: string;
  text: Record<string, string>;
}

export interface QuestionDesk {
  face_id: string;
  name: string;
  organization_name: string;
  target: string;
  workdays: number;
  due_on: string;
}

export interface QuestionForVolunteer {
  state: string;
  initiative_name: string;
  asked_by_name: string;
  asked_by_organization: string;
  asked_by_phone: string;
  village: string;
  wish: string;
  when: string;
  answered_at?: string;
  first_name?: string;
  phone?: string;
  attendance_asked: boolean;
  attended_at?: string;
  target: string;
  needs: string[];
  call_allowed: boolean;
  voicemail_allowed: boolean;
  call_when: string;
  language: string;
  interpreter: boolean;
}

export interface Questionnaire {
  code: string;
  version: string;
  title: Record<string, string>;
  source: string;
  topics: Topic[];
  questions: Question[];
}

export interface QuotedNumber {
  number: string;
}

export interface ReferralFigures {
  of: string;
  from_on: string;
  until_on: string;
  sent: number;
  own: number;
  figures: KeyFigure[];
  ends: EndReason[];
  sent_by_me?: number;
  routes?: WaysTaken;
  per_patients?: PerPatients;
  no_offers: NoOffer[];
  no_offers_from_on: string;
  no_offers_until_on: string;
  by_too_few: boolean;
  asked_by_link: number;
  by_link: KeyFigure[];
}

export interface ReferralForSender {
  id: string;
  version: number;
  thread_id: string;
  person_id: string;
  person_name: string;
  target: string;
  to_name: string;
  to_organization_name: string;
  to_phone: string;
  needs: string[];
  goal: string;
  sentence: string;
  fields_sent: string[];
  feedback_level: string;
  state: string;
  step: string;
  reason: string;
  attempts: number;
  next_step: string;
  next_owner: string;
  due_on?: string;
  meets_at?: string;
  sent_at: string;
  closed_at?: string;
  consent_ends_on: string;
  consent_withdrawn: boolean;
  steps: StepView[];
  feedback: FeedbackView[];
  record_text: string;
  can_withdraw: boolean;
  was_about_somebody_else: boolean;
  consent_given_how: string;
  consent_with_interpreter: boolean;
  consent_recorded_by: string;
  questions: LegQuestionView[];
  can_ask: boolean;
  hidden_from_proxies: boolean;
}

export interface RefusalKept {
  recipient_name: string;
  refused_at: string;
}

export interface RefusalRow {
  id: string;
  recipient_name: string;
  refused_at: string;
  given_how: string;
  recorded_by: string;
}

export interface RefusedCellView {
  line: number;
  column: string;
  reason: string;
}

export interface Renewal {
  identity_checked?: boolean;
}

export interface RenewedConsent {
  consent_given?: boolean;
  given_how: "spoken" | "on_paper";
  with_interpreter?: boolean;
  parent?: ParentYes;
}

export interface RequestAnswer {
  version: number;
  answer: "done" | "partly" | "refused" | "seen";
  words: string;
}

export interface RequestClock {
  months: number;
  extended_by_months: number;
  requests: ClockedRequest[];
}

export interface RequestRow {
  id: string;
  version: number;
  kind: string;
  subject: string;
  words: string;
  person_id: string;
  person_name: string;
  asked_at: string;
  due_on: string;
  late: boolean;
  owner_name: string;
  mine: boolean;
  answered_at?: string;
  answer: string;
  answer_words: string;
  answered_by_name: string;
  may_restrict: boolean;
  restriction?: RestrictionView;
}

export interface ResearchForPerson {
  state: string;
  why_not: string;
  programme: string;
  channel: string;
  asked_at?: string;
  asked_by_name: string;
  withdrawn_at?: string;
}

export interface ResidentDesk {
  id: string;
  version: number;
  shows_names: boolean;
  complaint_name: string;
  complaint_phone: string;
  complaint_site: string;
  changed_at: string;
  changed_by: string;
}

export interface ResidentDeskChange {
  version: number;
  shows_names?: boolean;
  complaint_name: string;
  complaint_phone: string;
  complaint_site: string;
}

export interface RestrictionReason {
  words: string;
}

export interface RestrictionView {
  began_at: string;
  reason: string;
  handled_by_name: string;
  mine: boolean;
  ends_at?: string;
  end_reason: string;
  ended_by_name: string;
  holds: boolean;
}

export interface Retention {
  organization_name: string;
  terms: TermView[];
  hold: RetentionHold;
  holds: boolean;
  by_itself: boolean;
  may_change: boolean;
  wanted: string[];
  runs: RetentionRunView[];
}

export interface RetentionCount {
  record: string;
  what: string;
  number: number;
}

export interface RetentionHold {
  id: string;
  version: number;
  reason: string;
  until_on: string;
  placed_at: string;
  placed_by: string;
}

export interface RetentionRunView {
  id: string;
  state: string;
  looked_at: string;
  looked_by: string;
  released_at?: string;
  released_by: string;
  finished_at?: string;
  counts: RetentionCount[];
}

export interface RetryAnswer {
  count: number;
}

export interface RetryInput {
  channel: string;
  kind: string;
}

export interface RuleOfFace {
  need?:
    | "alone"
    | "debts"
    | "housing"
    | "sleep"
    | "relationship"
    | "loss"
    | "caring"
    | "work"
    | "moving"
    | "meaning"
    | "language"
    | "unsure";
  rank: number;
}

export interface SafetyNoteView {
  words: string;
  by_name: string;
  written_at: string;
}

export interface SaidYes {
  given_on: string;
  given_how: string;
  given_by: string;
  text_version: string;
  language: string;
  with_interpreter: boolean;
  recorded_by: string;
  until_on: string;
  parent_name: string;
}

export interface SampledLine {
  id: string;
  version: number;
  number: number;
  at: string;
  who: string;
  role: string;
  classes: string[];
  grounds: string[];
  wrote: boolean;
  people: number;
  person_id: string;
  why: string[];
  own: boolean;
  nobody_else: boolean;
  verdict: string;
  words: string;
  judged_at?: string;
  judged_by_name: string;
  earlier: EarlierVerdict[];
  breach_id?: string;
}

export interface SampledWeek {
  id: string;
  from_on: string;
  until_on: string;
  made_at: string;
  due_on: string;
  read_at?: string;
  days_late: number;
  looks: number;
  drawn: number;
  chance: number;
  emergencies: number;
  hits: number;
  left_out: number;
  in_order: number;
  asked: number;
  not_in_order: number;
  open: number;
  nobody_else: number;
  breaches: number;
  read_by: string[];
}

export interface SampledWeekView {
  week: SampledWeek;
  reads_all: boolean;
  keeps_breaches: boolean;
  lines: SampledLine[];
}

export interface SecondPerson {
  given_name: string;
  family_name: string;
  birth_on: string;
  phone: string;
}

export interface SeenBy {
  name: string;
  role: string;
  organization_name: string;
  first_at: string;
  last_at: string;
  times: number;
  answered_for_by: string[];
}

export interface SeenMerge {
  version: number;
  first_version: number;
  second_version: number;
}

export interface SeenResident {
  person_id: string;
  name: string;
  birth_on: string;
  classes: string[];
  first_at: string;
  last_at: string;
  times: number;
}

export interface SeenStep {
  version: number;
}

export interface SelfReferralCodes {
  token: string;
  code: string;
  parent_code: string;
}

export interface SelfReferralSent {
  to_name: string;
  to_organization_name: string;
  to_phone: string;
  clock: ClockView[];
}

export interface SelfReferralToken {
  token: string;
}

export interface SelfReferralWaits {
  token: string;
  to: string;
  parent_to: string;
}

export interface SendPrepared {
  version: number;
}

export interface ServiceCard {
  id: string;
  name: string;
  organization_name: string;
  description: string;
  eligibility_description: string;
  schedule_description: string;
  fees_description: string;
  village: string;
  distance_km?: number;
  places_free?: number;
  assured_on?: string;
  can_be_asked: boolean;
}

export interface ServiceSearch {
  words: string;
  near?: string;
}

export interface SessionInfo {
  signed_in: boolean;
  locked: boolean;
  demo: boolean;
  demo_pages: boolean;
  region_name: string;
  now: string;
  today: string;
  idle_minutes: number;
  account_id?: string;
  name: string;
  role: string;
  organization_name: string;
  organization_kind: string;
  own_login: string;
}

export interface Setup {
  organization_name: string;
  steps: SetupStep[];
  done: number;
  may_change: boolean;
  controller: Controller;
  agreement_version: string;
  agreement_title: string;
  agreement_intro: string;
  agreement_text: AgreementText[];
  agreements: SignedAgreement[];
  officer: Officer;
  officer_has_account: boolean;
  roles: PeopleOfRole[];
  terms: TermView[];
}

export interface SetupStep {
  step: string;
  done: boolean;
  version: number;
  saved_at: string;
  saved_by: string;
}

export interface ShortAnswer {
  version: number;
  answer: string;
}

export interface ShortQuestionList {
  asked: ShortQuestionView[];
  to_answer: ShortQuestionView[];
}

export interface ShortQuestionView {
  id: string;
  version: number;
  mine: boolean;
  face_id: string;
  target: string;
  question: string;
  asked_by_name: string;
  from_organization_name: string;
  to_name: string;
  to_organization_name: string;
  asked_at: string;
  due_on: string;
  late: boolean;
  answer: string;
  answered_by_name: string;
  answered_at?: string;
  seen: boolean;
}

export interface ShownFace {
  id: string;
  version: number;
  role: string;
  name: string;
  about: string;
  wait_weeks: number;
  intake_stop: boolean;
  alternative_face_id?: string;
}

export interface ShownFaceChange {
  version: number;
  about: string;
  wait_weeks: number;
  intake_stop?: boolean;
  alternative_face_id?: string;
}

export interface SignedAgreement {
  id: string;
  version: number;
  organization_id: string;
  text_version: string;
  signed_by: string;
  signed_as: string;
  signed_on: string;
  saved_at: string;
  saved_by: string;
}

export interface SignedOut {
  organization_name: string;
  address: string;
}

export interface SlotView {
  id: string;
  starts_at: string;
  minutes: number;
}

export interface SplitPage {
  person: PersonRow;
  first_version: number;
  second_version: number;
  parts: SplitPart[];
  split?: MergeView;
  second?: SecondPerson;
  second_id?: string;
}

export interface SplitPart {
  id: string;
  kind: string;
  at: string;
  code: string;
  words: string;
  whose: string;
}

export interface StepView {
  step: string;
  at: string;
  by_name: string;
  reason: string;
  undone: boolean;
}

export interface StudyOption {
  code: string;
  label: Record<string, string>;
}

export interface StudyQuestion {
  code: string;
  kind: string;
  question: Record<string, string>;
  options: StudyOption[];
}

export interface SubscriberLag {
  subscriber: string;
  waiting: number;
  oldest_at?: string;
}

export interface TakeStep {
  version: number;
  step: string;
  reason?: string;
  meets_at?: string;
  outcome?: "reached" | "partly" | "otherwise";
}

export interface TaskDone {
  version: number;
  result: "reached" | "not_reached" | "wrong_number" | "declines";
}

export interface TaskRow {
  id: string;
  version: number;
  kind: string;
  person_id: string;
  person_name: string;
  phone: string;
  call_when: string;
  asked_by_name: string;
  due_on: string;
  created_at: string;
  done_at?: string;
  result: string;
  face_name: string;
  about: string;
  call_allowed: boolean;
  voicemail_allowed: boolean;
  referral_id?: string;
}

export interface Team {
  organization_name: string;
  people: Colleague[];
  substitute_days_max: number;
}

export interface TeamAsk {
  account_id?: string;
  unanswered?: boolean;
  page?: number;
}

export interface TeamWorklist {
  rows: WorklistRow[];
  caseloads: Caseload[];
  page: number;
  pages: number;
}

export interface TellOn {
  version: number;
  tell_on: string;
}

export interface TellPractice {
  version: number;
  tell?: boolean;
  practice_name: string;
}

export interface TermDone {
  code: string;
}

export interface TermView {
  record: string;
  months: number;
  days: number;
  standard: number;
  at_least: number;
  at_most: number;
  law: string;
  from: string;
}

export interface ThreadRow {
  referral_id: string;
  thread_id: string;
  parent_id?: string;
  to_name: string;
  to_organization_name: string;
  state: string;
  step: string;
  reason: string;
  attempts: number;
  next_step: string;
  next_owner: string;
  due_on?: string;
  sent_at: string;
  changed_at: string;
  open: boolean;
  fields: string[];
  question?: LegQuestionView;
}

export interface ThreadsOfPerson {
  rows: ThreadRow[];
}

export interface Timeline {
  rows: TimelineRow[];
  more_before?: number;
}

export interface TimelineAsk {
  before?: number;
}

export interface TimelineRow {
  id: number;
  at: string;
  kind: string;
  subject_id: string;
  code: string;
  label: string;
}

export interface Topic {
  code: string;
  label: Record<string, string>;
  question: Record<string, string>;
  example: Record<string, string>;
  opening: Record<string, string>;
}

export interface TypedCode {
  code: string;
}

export interface Unlock {
  password: string;
}

export interface UrgentNumber {
  code: string;
  shown: string;
  call: string;
  from_age?: number;
  until_age?: number;
  source: string;
  checked_on: string;
}

export interface UrgentNumbers {
  version: string;
  numbers: UrgentNumber[];
}

export interface Verdict {
  version: number;
  verdict: "in_order" | "not_in_order";
  words: string;
}

export interface VolunteerAnswer {
  token: string;
  answer: "yes" | "full" | "not_for_us" | "attended";
}

export interface WaysTaken {
  direct: number;
  through: number;
  to_desk: number;
}

export interface WebView {
  conversation_id: string;
  questionnaire: string;
  at: string;
  filled_in_by: string;
  marks: Record<string, number>;
  talk: string[];
  typed_by_name: string;
}

export interface WeekFigures {
  held: number;
  not_held: number;
}

export interface Welcome {
  name: string;
  begins_on: string;
}

export interface WhoItIs {
  version: number;
  person_id?: string;
  take_phone?: boolean;
}

export interface WhoKnows {
  practice_kind: string;
  parties: KnowingParty[];
  complaint_ways: ComplaintWay[];
  controllers: MyController[];
}

export interface Worklist {
  rows: WorklistRow[];
  notices: NoticeRow[];
  mine: number;
  team_new: number;
  overdue: number;
  columns: string[];
}

export interface WorklistRow {
  referral_id: string;
  version: number;
  name: string;
  village: string;
  phone: string;
  call_allowed: boolean;
  voicemail_allowed: boolean;
  call_when: string;
  needs: string[];
  sentence: string;
  stage: string;
  step: string;
  attempts: number;
  next_step: string;
  owner_name: string;
  owner_account_id?: string;
  due_on?: string;
  meets_at?: string;
  overdue: boolean;
  from_name: string;
  from_organization_name: string;
  sent_at: string;
  interpreter: boolean;
  branches_open: number;
  signal: string;
  accepted: boolean;
  colleague_name: string;
  colleague_id?: string;
  urgent: boolean;
  source: string;
  question: string;
  shared_with: string[];
}

export interface WrittenAnswer {
  version: number;
  answer: "done" | "partly" | "refused";
  words: string;
  answered_on: string;
}

export interface WrittenExtending {
  version: number;
  words: string;
  told_on: string;
}

export interface YesAsked {
  id: string;
  asked_by_name: string;
  asked_by_organization: string;
  asked_by_phone: string;
  asked_at: string;
  to_name: string;
  to_organization_name: string;
  fields: string[];
  sentence: string;
  feedback_level: string;
  mine: string;
  waits_for: string[];
  no_by: string;
}

export interface YesList {
  first_name: string;
  rows: YesAsked[];
}

export interface Routes {
  "POST /api/absences": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewAbsence;
    answer: Team;
  };
  "POST /api/absences/{id}/end": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: Team;
  };
  "POST /api/account_invitation/accept": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: Acceptance;
    answer: Welcome;
  };
  "POST /api/account_invitation/arrival": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: ArrivalByLogin;
  };
  "POST /api/account_invitation/login": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: InvitationCode;
    answer: OutsideAddress;
  };
  "POST /api/account_invitation/look": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: InvitationToken;
    answer: InvitationGreeting;
  };
  "POST /api/account_invitation/pair": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: InvitationCode;
    answer: Pairing;
  };
  "POST /api/account_invitation_lists": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: ColleaguesToInvite;
    answer: InvitationsSent;
  };
  "POST /api/account_invitations": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: ColleagueToInvite;
    answer: InvitationSent;
  };
  "POST /api/account_invitations/{id}/again": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: InvitationSent;
  };
  "POST /api/account_invitations/{id}/confirm": {
    path: { id: string };
    query: Record<string, never>;
    body: ArrivalFigures;
    answer: undefined;
  };
  "POST /api/account_invitations/{id}/withdraw": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "POST /api/accounts/{id}/end": {
    path: { id: string };
    query: Record<string, never>;
    body: EndOfAccess;
    answer: Team;
  };
  "POST /api/accounts/{id}/renew": {
    path: { id: string };
    query: Record<string, never>;
    body: Renewal;
    answer: InvitationSent;
  };
  "GET /api/arrivals": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: Arrival[];
  };
  "GET /api/breaches": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: BreachRow[];
  };
  "POST /api/breaches": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: BreachFacts;
    answer: BreachView;
  };
  "GET /api/breaches/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: BreachView;
  };
  "PUT /api/breaches/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: BreachChange;
    answer: BreachView;
  };
  "POST /api/breaches/{id}/close": {
    path: { id: string };
    query: Record<string, never>;
    body: BreachVersion;
    answer: BreachView;
  };
  "POST /api/breaches/{id}/reopen": {
    path: { id: string };
    query: Record<string, never>;
    body: BreachVersion;
    answer: BreachView;
  };
  "GET /api/cards/{id}/paper": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "POST /api/case_notices/{id}/seen": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "GET /api/cases/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/accept": {
    path: { id: string };
    query: Record<string, never>;
    body: Accept;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/answer": {
    path: { id: string };
    query: Record<string, never>;
    body: LegAnswer;
    answer: CaseForWorker;
  };
  "GET /api/cases/{id}/consent_form": {
    path: { id: string };
    query: ConsentFormAsk;
    body: never;
    answer: unknown;
  };
  "PUT /api/cases/{id}/contact": {
    path: { id: string };
    query: Record<string, never>;
    body: CaseContact;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/desk": {
    path: { id: string };
    query: Record<string, never>;
    body: NewDeskReferral;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/desk_code": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: CodeSent;
  };
  "GET /api/cases/{id}/desks": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: DeskChoice[];
  };
  "GET /api/cases/{id}/export": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: CaseExport;
  };
  "POST /api/cases/{id}/feedback": {
    path: { id: string };
    query: Record<string, never>;
    body: NewFeedback;
    answer: CaseForWorker;
  };
  "PUT /api/cases/{id}/hidden": {
    path: { id: string };
    query: Record<string, never>;
    body: HideFromProxies;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/known_person": {
    path: { id: string };
    query: Record<string, never>;
    body: Accept;
    answer: undefined;
  };
  "POST /api/cases/{id}/notes": {
    path: { id: string };
    query: Record<string, never>;
    body: NewNote;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/onward": {
    path: { id: string };
    query: Record<string, never>;
    body: NewOnward;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/person_status": {
    path: { id: string };
    query: Record<string, never>;
    body: CasePersonStatus;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/practice": {
    path: { id: string };
    query: Record<string, never>;
    body: TellPractice;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/question": {
    path: { id: string };
    query: Record<string, never>;
    body: NewLegQuestion;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/refusals": {
    path: { id: string };
    query: Record<string, never>;
    body: NewRefusal;
    answer: RefusalKept;
  };
  "POST /api/cases/{id}/renew_consent": {
    path: { id: string };
    query: Record<string, never>;
    body: RenewedConsent;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/reopen": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: CaseForWorker;
  };
  "PUT /api/cases/{id}/safety_note": {
    path: { id: string };
    query: Record<string, never>;
    body: NewSafetyNote;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/steps": {
    path: { id: string };
    query: Record<string, never>;
    body: TakeStep;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/term": {
    path: { id: string };
    query: Record<string, never>;
    body: TermDone;
    answer: CaseForWorker;
  };
  "POST /api/cases/{id}/undo": {
    path: { id: string };
    query: Record<string, never>;
    body: Accept;
    answer: CaseForWorker;
  };
  "GET /api/cases/{id}/who_it_is": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: DoublesSaid;
  };
  "POST /api/cases/{id}/who_it_is": {
    path: { id: string };
    query: Record<string, never>;
    body: WhoItIs;
    answer: CaseForWorker;
  };
  "GET /api/colleagues": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: ColleaguesView;
  };
  "GET /api/conversations/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ConversationPage;
  };
  "PUT /api/conversations/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: ConversationChange;
    answer: ConversationSaved;
  };
  "PUT /api/conversations/{id}/held": {
    path: { id: string };
    query: Record<string, never>;
    body: HeldLine;
    answer: ConversationSaved;
  };
  "GET /api/demo/accounts": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: DemoAccount[];
  };
  "POST /api/demo/accounts/{id}/enter": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: SessionInfo;
  };
  "POST /api/demo/clock": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: DemoClock;
    answer: DemoNow;
  };
  "GET /api/demo/messages": {
    path: Record<string, never>;
    query: DemoMailboxAsk;
    body: never;
    answer: DemoMailbox;
  };
  "GET /api/emergencies": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: EmergencyReview[];
  };
  "POST /api/emergencies/{id}/breach": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: BreachView;
  };
  "POST /api/emergencies/{id}/judge": {
    path: { id: string };
    query: Record<string, never>;
    body: Verdict;
    answer: EmergencyReview;
  };
  "POST /api/emergencies/{id}/tell": {
    path: { id: string };
    query: Record<string, never>;
    body: TellOn;
    answer: EmergencyReview;
  };
  "GET /api/faces": {
    path: Record<string, never>;
    query: FacesAsk;
    body: never;
    answer: FaceCard[];
  };
  "GET /api/feedback": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: FeedbackList;
  };
  "GET /api/figures": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnFigures;
  };
  "GET /api/figures/last_week": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: LastWeek;
  };
  "POST /api/follow_ups/{id}/done": {
    path: { id: string };
    query: Record<string, never>;
    body: FollowUpDone;
    answer: CaseForWorker;
  };
  "PUT /api/found_faces/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: FoundFaceChange;
    answer: OrganizationFaces;
  };
  "PUT /api/goals/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: GoalChange;
    answer: GoalView;
  };
  "GET /api/help_desk": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: HelpDesk;
  };
  "POST /api/help_desk/notes": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: HelpDeskAnswer;
    answer: HelpDeskFinding;
  };
  "POST /api/help_desk/numbers": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: QuotedNumber;
    answer: HelpDeskFinding;
  };
  "POST /api/initiative_referrals": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewInitiativeReferral;
    answer: ReferralForSender;
  };
  "POST /api/leavings": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewLeaving;
    answer: Team;
  };
  "POST /api/leavings/{id}/cancel": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: Team;
  };
  "GET /api/likely_pairs": {
    path: Record<string, never>;
    query: LikelyPairsAsk;
    body: never;
    answer: LikelyPairs;
  };
  "GET /api/likely_pairs/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: LikelyPairPage;
  };
  "POST /api/likely_pairs/{id}/look_again": {
    path: { id: string };
    query: Record<string, never>;
    body: PairVersion;
    answer: LikelyPairPage;
  };
  "GET /api/likely_pairs/{id}/merge": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MergePage;
  };
  "POST /api/likely_pairs/{id}/merge": {
    path: { id: string };
    query: Record<string, never>;
    body: NewMerge;
    answer: MergePage;
  };
  "POST /api/likely_pairs/{id}/two_people": {
    path: { id: string };
    query: Record<string, never>;
    body: PairVersion;
    answer: LikelyPairPage;
  };
  "POST /api/link/card": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: TypedCode;
    answer: CardLink;
  };
  "POST /api/link/code": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LinkToken;
    answer: CodeSentWhere;
  };
  "POST /api/link/greeting": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LinkToken;
    answer: LinkGreeting;
  };
  "POST /api/link/language": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LinkLanguage;
    answer: LinkGreeting;
  };
  "GET /api/link/outside": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OutsideChoice[];
  };
  "POST /api/link/outside": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PageChosen;
    answer: CameIn;
  };
  "POST /api/link/outside/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OutsideBegin;
    answer: OutsideAddress;
  };
  "POST /api/link/outside/return": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OutsideReturn;
    answer: OutsideStage;
  };
  "GET /api/link/outside/stage": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OutsideStage;
  };
  "POST /api/link/passkey": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PasskeyAnswer;
    answer: LinkGreeting;
  };
  "POST /api/link/passkey/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: PasskeyRequest;
  };
  "POST /api/link/start": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LinkStart;
    answer: LinkGreeting;
  };
  "POST /api/link/verify": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: MyCode;
    answer: LinkGreeting;
  };
  "POST /api/locums/{id}/end": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "POST /api/locums/{id}/renew": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "GET /api/log_queries": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: LogQueries;
  };
  "POST /api/log_queries": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LogAsk;
    answer: LogFound;
  };
  "GET /api/log_queries/{id}": {
    path: { id: string };
    query: LogPage;
    body: never;
    answer: LogFound;
  };
  "POST /api/log_queries/{id}/breach": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: BreachView;
  };
  "GET /api/log_queries/{id}/file": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "POST /api/log_sample_lines/{id}/breach": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: BreachView;
  };
  "POST /api/log_sample_lines/{id}/verdict": {
    path: { id: string };
    query: Record<string, never>;
    body: LineVerdict;
    answer: JudgedLine;
  };
  "GET /api/log_sample_report": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "GET /api/log_samples": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: LogSamples;
  };
  "GET /api/log_samples/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: SampledWeekView;
  };
  "POST /api/login/code": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: CodeLogin;
    answer: SessionInfo;
  };
  "GET /api/login/outside": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OutsideChoice[];
  };
  "POST /api/login/outside": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OutsideArrival;
  };
  "POST /api/login/outside/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OutsideBegin;
    answer: OutsideAddress;
  };
  "POST /api/login/outside/launch": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OutsideLaunch;
    answer: OutsideAddress;
  };
  "POST /api/login/outside/return": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OutsideReturn;
    answer: OutsideStage;
  };
  "GET /api/login/outside/stage": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OutsideStage;
  };
  "POST /api/login/passkey": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PasskeyAnswer;
    answer: SessionInfo;
  };
  "POST /api/login/passkey/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: PasskeyRequest;
  };
  "POST /api/login/password": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PasswordLogin;
    answer: LoginStep;
  };
  "POST /api/logout": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: SignedOut;
  };
  "POST /api/mandates/{id}/confirm": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MandateList;
  };
  "POST /api/mandates/{id}/end": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MandateList;
  };
  "POST /api/mandates/{id}/review": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MandateList;
  };
  "GET /api/mandates_to_review": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MandateToReview[];
  };
  "GET /api/merges": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MergeRow[];
  };
  "POST /api/merges/{id}/confirm": {
    path: { id: string };
    query: Record<string, never>;
    body: SeenMerge;
    answer: MergePage;
  };
  "POST /api/merges/{id}/refuse": {
    path: { id: string };
    query: Record<string, never>;
    body: MergeVersion;
    answer: MergePage;
  };
  "POST /api/merges/{id}/undo": {
    path: { id: string };
    query: Record<string, never>;
    body: NewUndo;
    answer: MergePage;
  };
  "POST /api/merges/{id}/undo/confirm": {
    path: { id: string };
    query: Record<string, never>;
    body: MergeVersion;
    answer: MergePage;
  };
  "POST /api/merges/{id}/undo/refuse": {
    path: { id: string };
    query: Record<string, never>;
    body: MergeVersion;
    answer: MergePage;
  };
  "GET /api/my/card": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyCard;
  };
  "PUT /api/my/card": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: MyCardChange;
    answer: MyCard;
  };
  "POST /api/my/choice": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: MyChoice;
    answer: MyPage;
  };
  "GET /api/my/faces": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyFace[];
  };
  "GET /api/my/facts": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyFacts;
  };
  "GET /api/my/greeting": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: LinkGreeting;
  };
  "GET /api/my/list": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyList;
  };
  "PUT /api/my/list": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: MyListChange;
    answer: MyList;
  };
  "GET /api/my/logins": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyLogins;
  };
  "POST /api/my/logins": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyLogins;
  };
  "POST /api/my/logins/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OutsideBegin;
    answer: OutsideAddress;
  };
  "POST /api/my/logins/{id}/remove": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MyLogins;
  };
  "GET /api/my/looks": {
    path: Record<string, never>;
    query: LooksAsk;
    body: never;
    answer: MyLooks;
  };
  "GET /api/my/looks/paper": {
    path: Record<string, never>;
    query: LooksAsk;
    body: never;
    answer: unknown;
  };
  "GET /api/my/mandates": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MandateList;
  };
  "POST /api/my/mandates": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: CarerToAsk;
    answer: MandateList;
  };
  "POST /api/my/mandates/{id}/end": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MandateList;
  };
  "POST /api/my/name_requests": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NameAsk;
    answer: MyRequests;
  };
  "GET /api/my/number": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyNumber;
  };
  "GET /api/my/page": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyPage;
  };
  "GET /api/my/passkeys": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyPasskeys;
  };
  "POST /api/my/passkeys": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: MadePasskeyAnswer;
    answer: MyPasskeys;
  };
  "POST /api/my/passkeys/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: NewPasskeyRequest;
  };
  "POST /api/my/passkeys/{id}/remove": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MyPasskeys;
  };
  "GET /api/my/record": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnRecord;
  };
  "GET /api/my/record/paper": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "POST /api/my/referrals/{id}/answer": {
    path: { id: string };
    query: Record<string, never>;
    body: LegAnswer;
    answer: MyPage;
  };
  "GET /api/my/referrals/{id}/faces": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MyFace[];
  };
  "POST /api/my/referrals/{id}/goal": {
    path: { id: string };
    query: Record<string, never>;
    body: MyGoal;
    answer: MyPage;
  };
  "POST /api/my/referrals/{id}/other_face": {
    path: { id: string };
    query: Record<string, never>;
    body: OtherFace;
    answer: MyPage;
  };
  "POST /api/my/referrals/{id}/refuse": {
    path: { id: string };
    query: Record<string, never>;
    body: MyRefusal;
    answer: MyPage;
  };
  "POST /api/my/referrals/{id}/stop_sharing": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MyPage;
  };
  "POST /api/my/referrals/{id}/withdraw": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MyPage;
  };
  "GET /api/my/refusals": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: RefusalRow[];
  };
  "POST /api/my/refusals/{id}/take_back": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: RefusalRow[];
  };
  "GET /api/my/requests": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyRequests;
  };
  "POST /api/my/requests": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewRequest;
    answer: MyRequests;
  };
  "POST /api/my/requests/{id}/take_back": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MyRequests;
  };
  "GET /api/my/research": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyResearch;
  };
  "POST /api/my/research": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: MyResearchAnswers;
    answer: MyResearch;
  };
  "POST /api/my/research/stop": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyResearch;
  };
  "GET /api/my/sessions": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnSession[];
  };
  "POST /api/my/sessions/{id}/end": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: OwnSession[];
  };
  "GET /api/my/web": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: MyWeb;
  };
  "GET /api/my/who_knows": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: WhoKnows;
  };
  "GET /api/my/yes_asked": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: YesList;
  };
  "POST /api/my/yes_asked/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: MyYes;
    answer: YesList;
  };
  "GET /api/my_face": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnFace;
  };
  "PUT /api/my_face": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OwnFaceChange;
    answer: OwnFace;
  };
  "GET /api/numbers_to_confirm": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: NumberWaits[];
  };
  "GET /api/open_patient": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OpenPatientView;
  };
  "GET /api/operations": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OperationsPage;
  };
  "POST /api/operations/messages/retry": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: RetryInput;
    answer: RetryAnswer;
  };
  "GET /api/organization_faces": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OrganizationFaces;
  };
  "GET /api/outside_identities": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnOutsideIdentity[];
  };
  "POST /api/outside_identities": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnOutsideIdentity[];
  };
  "POST /api/outside_identities/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OutsideBegin;
    answer: OutsideAddress;
  };
  "POST /api/outside_identities/{id}/part": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: OwnOutsideIdentity[];
  };
  "POST /api/own_cases": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewOwnCase;
    answer: OwnCaseOpened;
  };
  "GET /api/own_login": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnLoginView;
  };
  "PUT /api/own_login": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OwnLoginChange;
    answer: OwnLoginView;
  };
  "GET /api/passkeys": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnPasskey[];
  };
  "POST /api/passkeys": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewPasskey;
    answer: OwnPasskey[];
  };
  "POST /api/passkeys/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: NewPasskeyRequest;
  };
  "POST /api/passkeys/{id}/remove": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: OwnPasskey[];
  };
  "POST /api/patient_list": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: MappedList;
    answer: ListOutcome;
  };
  "POST /api/patient_list/look": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PatientList;
    answer: ListLook;
  };
  "POST /api/patient_list/try": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: MappedList;
    answer: ListOutcome;
  };
  "GET /api/people": {
    path: Record<string, never>;
    query: LimitedSearch;
    body: never;
    answer: PersonRow[];
  };
  "POST /api/people": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewPerson;
    answer: PersonWrittenIn;
  };
  "GET /api/people/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: PersonPage;
  };
  "POST /api/people/{id}/ask_both": {
    path: { id: string };
    query: Record<string, never>;
    body: NewReferral;
    answer: PreparedRow;
  };
  "GET /api/people/{id}/asks": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: DeskChoice[];
  };
  "GET /api/people/{id}/bookings": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: Booking[];
  };
  "GET /api/people/{id}/cards": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: CardView[];
  };
  "POST /api/people/{id}/cards": {
    path: { id: string };
    query: Record<string, never>;
    body: NewCard;
    answer: CardView;
  };
  "GET /api/people/{id}/consent_form": {
    path: { id: string };
    query: ConsentFormAsk;
    body: never;
    answer: unknown;
  };
  "PUT /api/people/{id}/contact": {
    path: { id: string };
    query: Record<string, never>;
    body: ContactChange;
    answer: PersonPage;
  };
  "GET /api/people/{id}/conversations": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ConversationsOfPerson;
  };
  "POST /api/people/{id}/conversations": {
    path: { id: string };
    query: Record<string, never>;
    body: NewConversation;
    answer: ConversationPage;
  };
  "PUT /api/people/{id}/correction": {
    path: { id: string };
    query: Record<string, never>;
    body: PersonCorrection;
    answer: PersonPage;
  };
  "GET /api/people/{id}/emergency": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: EmergencyPage;
  };
  "POST /api/people/{id}/emergency": {
    path: { id: string };
    query: Record<string, never>;
    body: EmergencyAsk;
    answer: EmergencyPage;
  };
  "POST /api/people/{id}/emergency/end": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: EmergencyPage;
  };
  "POST /api/people/{id}/goals": {
    path: { id: string };
    query: Record<string, never>;
    body: NewGoal;
    answer: GoalView;
  };
  "GET /api/people/{id}/instructors": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: Instructor[];
  };
  "POST /api/people/{id}/invitations": {
    path: { id: string };
    query: Record<string, never>;
    body: NewInvitation;
    answer: InvitationView;
  };
  "GET /api/people/{id}/list_on_paper": {
    path: { id: string };
    query: ListOnPaper;
    body: never;
    answer: unknown;
  };
  "GET /api/people/{id}/mandates": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: MandateList;
  };
  "POST /api/people/{id}/mandates": {
    path: { id: string };
    query: Record<string, never>;
    body: MandateByCourt;
    answer: MandateList;
  };
  "PUT /api/people/{id}/needs": {
    path: { id: string };
    query: Record<string, never>;
    body: NeedsChange;
    answer: NeedsView;
  };
  "POST /api/people/{id}/not_for_parents": {
    path: { id: string };
    query: Record<string, never>;
    body: NotForParents;
    answer: RequestRow;
  };
  "GET /api/people/{id}/number": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: NumberOfPerson;
  };
  "POST /api/people/{id}/number/confirm": {
    path: { id: string };
    query: Record<string, never>;
    body: NumberSeen;
    answer: NumberWaits[];
  };
  "POST /api/people/{id}/open_patient": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: OpenPatientView;
  };
  "POST /api/people/{id}/own_number": {
    path: { id: string };
    query: Record<string, never>;
    body: OwnNumberSaid;
    answer: GrowingUp[];
  };
  "POST /api/people/{id}/paper_lists": {
    path: { id: string };
    query: Record<string, never>;
    body: PaperList;
    answer: undefined;
  };
  "POST /api/people/{id}/prepared_referrals": {
    path: { id: string };
    query: Record<string, never>;
    body: NewPreparedReferral;
    answer: PreparedRow;
  };
  "GET /api/people/{id}/record_requests": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: RequestRow[];
  };
  "POST /api/people/{id}/referral_code": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: CodeSent;
  };
  "GET /api/people/{id}/refusals": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: RefusalRow[];
  };
  "POST /api/people/{id}/refusals": {
    path: { id: string };
    query: Record<string, never>;
    body: NewRefusal;
    answer: RefusalKept;
  };
  "GET /api/people/{id}/research": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ResearchForPerson;
  };
  "POST /api/people/{id}/research": {
    path: { id: string };
    query: Record<string, never>;
    body: NewParticipant;
    answer: ResearchForPerson;
  };
  "POST /api/people/{id}/research/withdraw": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ResearchForPerson;
  };
  "PUT /api/people/{id}/safety_note": {
    path: { id: string };
    query: Record<string, never>;
    body: NewSafetyNote;
    answer: PersonPage;
  };
  "POST /api/people/{id}/same_as": {
    path: { id: string };
    query: Record<string, never>;
    body: OtherRow;
    answer: PairLaid;
  };
  "GET /api/people/{id}/split": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: SplitPage;
  };
  "POST /api/people/{id}/split": {
    path: { id: string };
    query: Record<string, never>;
    body: NewSplit;
    answer: SplitPage;
  };
  "PUT /api/people/{id}/status": {
    path: { id: string };
    query: Record<string, never>;
    body: PersonStatus;
    answer: PersonPage;
  };
  "GET /api/people/{id}/threads": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ThreadsOfPerson;
  };
  "GET /api/people/{id}/timeline": {
    path: { id: string };
    query: TimelineAsk;
    body: never;
    answer: Timeline;
  };
  "GET /api/people_growing_up": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: GrowingUp[];
  };
  "POST /api/practice_hours": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewPracticeHour;
    answer: PracticeHour;
  };
  "POST /api/practice_hours/{id}/end": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "GET /api/prepared_referrals": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: PreparedRow[];
  };
  "POST /api/prepared_referrals/{id}/put_away": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "POST /api/prepared_referrals/{id}/send": {
    path: { id: string };
    query: Record<string, never>;
    body: SendPrepared;
    answer: ReferralForSender;
  };
  "GET /api/processing_register/paper": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "GET /api/question_desks": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: QuestionDesk[];
  };
  "GET /api/questionnaires/{code}": {
    path: { code: string };
    query: Record<string, never>;
    body: never;
    answer: Questionnaire;
  };
  "GET /api/record_requests": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: RequestRow[];
  };
  "POST /api/record_requests/{id}/answer": {
    path: { id: string };
    query: Record<string, never>;
    body: RequestAnswer;
    answer: RequestRow;
  };
  "POST /api/record_requests/{id}/end_restriction": {
    path: { id: string };
    query: Record<string, never>;
    body: RestrictionReason;
    answer: RequestRow;
  };
  "POST /api/record_requests/{id}/extend": {
    path: { id: string };
    query: Record<string, never>;
    body: Extending;
    answer: RequestClock;
  };
  "POST /api/record_requests/{id}/name": {
    path: { id: string };
    query: Record<string, never>;
    body: NameAnswer;
    answer: RequestClock;
  };
  "POST /api/record_requests/{id}/restrict": {
    path: { id: string };
    query: Record<string, never>;
    body: RestrictionReason;
    answer: RequestRow;
  };
  "GET /api/referral_figures": {
    path: Record<string, never>;
    query: FiguresAsk;
    body: never;
    answer: ReferralFigures;
  };
  "POST /api/referrals": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewReferral;
    answer: ReferralForSender;
  };
  "GET /api/referrals/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ReferralForSender;
  };
  "POST /api/referrals/{id}/answer": {
    path: { id: string };
    query: Record<string, never>;
    body: LegAnswer;
    answer: ReferralForSender;
  };
  "POST /api/referrals/{id}/ask_assistant": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "GET /api/referrals/{id}/consent_form": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "GET /api/referrals/{id}/consent_paper": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ConsentPaper;
  };
  "GET /api/referrals/{id}/feedback_letter": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "PUT /api/referrals/{id}/hidden": {
    path: { id: string };
    query: Record<string, never>;
    body: HideFromProxies;
    answer: ReferralForSender;
  };
  "GET /api/referrals/{id}/letter": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "POST /api/referrals/{id}/own_page": {
    path: { id: string };
    query: Record<string, never>;
    body: OwnPageAgain;
    answer: OwnPageSent;
  };
  "POST /api/referrals/{id}/question": {
    path: { id: string };
    query: Record<string, never>;
    body: NewLegQuestion;
    answer: ReferralForSender;
  };
  "POST /api/referrals/{id}/seen": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "POST /api/referrals/{id}/signed": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ConsentPaper;
  };
  "POST /api/referrals/{id}/slot": {
    path: { id: string };
    query: Record<string, never>;
    body: BookSlot;
    answer: Booking;
  };
  "POST /api/referrals/{id}/withdraw": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ReferralForSender;
  };
  "POST /api/referrals/{id}/wrong_person": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ReferralForSender;
  };
  "GET /api/request_clock": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: RequestClock;
  };
  "GET /api/resident_desk": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: ResidentDesk;
  };
  "PUT /api/resident_desk": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: ResidentDeskChange;
    answer: ResidentDesk;
  };
  "GET /api/retention": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: Retention;
  };
  "PUT /api/retention/hold": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PlacedHold;
    answer: Retention;
  };
  "POST /api/retention_runs": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: RetentionRunView;
  };
  "POST /api/retention_runs/{id}/release": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: Retention;
  };
  "POST /api/self_referral/faces": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OpenFacesAsk;
    answer: OpenFaces;
  };
  "GET /api/self_referral/places": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OpenPlaces;
  };
  "POST /api/self_referrals": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewSelfReferral;
    answer: SelfReferralWaits;
  };
  "POST /api/self_referrals/codes": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: SelfReferralToken;
    answer: SelfReferralWaits;
  };
  "POST /api/self_referrals/confirm": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: SelfReferralCodes;
    answer: SelfReferralSent;
  };
  "GET /api/services": {
    path: Record<string, never>;
    query: ServiceSearch;
    body: never;
    answer: ServiceCard[];
  };
  "GET /api/session": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: SessionInfo;
  };
  "POST /api/session/proof/begin": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: PasskeyRequest;
  };
  "POST /api/session/proof/code": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: CodeLogin;
    answer: undefined;
  };
  "POST /api/session/proof/passkey": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PasskeyAnswer;
    answer: undefined;
  };
  "POST /api/session/unlock": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: Unlock;
    answer: undefined;
  };
  "GET /api/sessions": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnSession[];
  };
  "POST /api/sessions/end_others": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: OwnSession[];
  };
  "POST /api/sessions/{id}/end": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: OwnSession[];
  };
  "GET /api/setup": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: Setup;
  };
  "PUT /api/setup/agreement": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: AgreementSigning;
    answer: Setup;
  };
  "GET /api/setup/agreement/paper": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: unknown;
  };
  "PUT /api/setup/controller": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NamedController;
    answer: Setup;
  };
  "PUT /api/setup/officer": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NamedOfficer;
    answer: Setup;
  };
  "PUT /api/setup/retention": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: ChosenTerms;
    answer: Setup;
  };
  "PUT /api/setup/roles": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: SeenStep;
    answer: Setup;
  };
  "GET /api/short_questions": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: ShortQuestionList;
  };
  "POST /api/short_questions": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewShortQuestion;
    answer: ShortQuestionView;
  };
  "GET /api/short_questions/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ShortQuestionView;
  };
  "POST /api/short_questions/{id}/answer": {
    path: { id: string };
    query: Record<string, never>;
    body: ShortAnswer;
    answer: ShortQuestionView;
  };
  "POST /api/short_questions/{id}/seen": {
    path: { id: string };
    query: Record<string, never>;
    body: never;
    answer: ShortQuestionView;
  };
  "PUT /api/shown_faces/{id}": {
    path: { id: string };
    query: Record<string, never>;
    body: ShownFaceChange;
    answer: OrganizationFaces;
  };
  "POST /api/splits/{id}/confirm": {
    path: { id: string };
    query: Record<string, never>;
    body: SeenMerge;
    answer: SplitPage;
  };
  "POST /api/splits/{id}/refuse": {
    path: { id: string };
    query: Record<string, never>;
    body: MergeVersion;
    answer: SplitPage;
  };
  "POST /api/splits/{id}/undo": {
    path: { id: string };
    query: Record<string, never>;
    body: NewUndo;
    answer: SplitPage;
  };
  "POST /api/splits/{id}/undo/confirm": {
    path: { id: string };
    query: Record<string, never>;
    body: MergeVersion;
    answer: SplitPage;
  };
  "POST /api/splits/{id}/undo/refuse": {
    path: { id: string };
    query: Record<string, never>;
    body: MergeVersion;
    answer: SplitPage;
  };
  "GET /api/tasks": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: TaskRow[];
  };
  "POST /api/tasks/{id}/done": {
    path: { id: string };
    query: Record<string, never>;
    body: TaskDone;
    answer: undefined;
  };
  "GET /api/team": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: Team;
  };
  "POST /api/team/hand_over": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: HandOver;
    answer: HandedOver;
  };
  "GET /api/team/worklist": {
    path: Record<string, never>;
    query: TeamAsk;
    body: never;
    answer: TeamWorklist;
  };
  "GET /api/urgent_numbers": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: UrgentNumbers;
  };
  "POST /api/volunteer/answer": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: VolunteerAnswer;
    answer: QuestionForVolunteer;
  };
  "POST /api/volunteer/question": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LinkToken;
    answer: QuestionForVolunteer;
  };
  "GET /api/worklist": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: Worklist;
  };
  "POST /api/written_requests": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewWrittenRequest;
    answer: RequestClock;
  };
  "POST /api/written_requests/{id}/answer": {
    path: { id: string };
    query: Record<string, never>;
    body: WrittenAnswer;
    answer: RequestClock;
  };
  "POST /api/written_requests/{id}/extend": {
    path: { id: string };
    query: Record<string, never>;
    body: WrittenExtending;
    answer: RequestClock;
  };
  "POST /launch/hti": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
  "POST /login/oidc/logout": {
    path: Record<string, never>;
    query: Record<string, never>;
    body: never;
    answer: undefined;
  };
}
