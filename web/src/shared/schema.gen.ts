// Made by infra/gen_ts.py from /api/openapi.json: do not edit.
export type Absence = {
  from_on: string
  to_on: string
  substitute: string
}
export type Acceptance = {
  at: string
  text: string
  address: string
}
export type AccountAmount = {
  code: string
  name: string
  amount: Money
  sources: chalicelib__features__forecast__expected__Source[]
}
export type AccountAmounts = {
  items: AccountAmount[]
  total: Money
  left_off: number
}
export type AccountChange = {
  collector?: string | null
  scenario?: string | null
  level?: number | null
  note?: string | null
  tags?: string[] | null
  credit_limit?: Money | null
  custom?: Record<string, string> | null
  reason?: string
}
export type AccountForecast = {
  on: string
  items: ExpectedShown[]
}
export type AccountMonths = {
  items: Series[]
}
export type AccountPlans = {
  items: PlanView[]
  next_cursor: string | null
  to_come: Money[]
}
export type AccountRow = {
  code: string
  name: string
  country: string
  language: string
  group: string
  collector: string
  scenario: string
  level: number
  outstanding: Money[]
  overdue: Money[]
  oldest_due_on: string | null
  days_late: number
  items_count: number
  email: string
  flags: string[]
  next_step: NextStep | null
  last_reminder_on: string | null
}
export type AccountSheet = {
  code: string
  name: string
  country: string
  language: string
  group: string
  collector: string
  scenario: string
  level: number
  outstanding: Money[]
  overdue: Money[]
  oldest_due_on: string | null
  days_late: number
  items_count: number
  email: string
  flags: string[]
  next_step: NextStep | null
  last_reminder_on: string | null
  version: number
  head_seq: number
  customer: Customer
  contacts: Contact[]
  note: string
  paused_items: Record<string, string>
  by_status: Record<string, Money[]>
  qualification: chalicelib__features__accounts__qualification__QualificationRate[]
  actions: Action[]
  tags: string[]
  custom: Record<string, string>
  credit_limit: Money | null
  promises: PromiseCounts
  corrections: Record<string, string>
  imported: Customer
}
export type AccountsPage = {
  items: AccountRow[]
  next_cursor: string | null
  total: number
  outstanding: Money[]
  overdue: Money[]
}
export type Action = {
  id: string
  kind: ActionKind
  on: string
  label: string
  note: string
  items: string[]
  model: string
  assignee: string
  by: string
  at: string
}
export type ActionChange = {
  on?: string | null
  label?: string | null
  note?: string | null
  assignee?: string | null
}
export type ActionKind = "call" | "email" | "sms" | "letter" | "task"
export type ActionModel_Input = {
  key: string
  kind: ActionKind
  label: string
  note?: string
  delay_days?: number
}
export type ActionModel_Output = {
  key: string
  kind: ActionKind
  label: string
  note: string
  delay_days: number
}
export type ActionResult = {
  result?: Result
  comment?: string
  then?: NewAction | null
}
export type Advance = {
  days: number
}
export type Aged = {
  label: string
  currency: string
  not_yet: Money
  bands: Money[]
  credits: Money
  total: Money
  overdue: Money
}
export type AgedBalance = {
  on: string
  basis: Basis
  bounds: number[]
  source: chalicelib__features__reports__model__Source
  as_of: string
  known_from: string | null
  totals: Aged[]
  rows: Aged[]
  others: Aged[]
  others_count: number
}
export type AgendaPage = {
  on: string
  counters: Record<string, number>
  qualification: chalicelib__features__accounts__qualification__QualificationRate[]
  groups: Group[]
  total: number
  next_cursor: string | null
}
export type Alert_Input = {
  name: string
  where: string
  colour?: Colour
  told?: Told_Input
  on_agenda?: boolean
  by_email?: boolean
}
export type Alert_Output = {
  name: string
  where: string
  colour: Colour
  told: Told_Output
  on_agenda: boolean
  by_email: boolean
}
export type AlertCount = {
  alert: string
  where: string
  colour: Colour | null
  accounts: number
  overdue: Money[]
}
export type Alerts = {
  version?: number
  alerts?: Alert_Input[]
}
export type AlertsView = {
  version: number
  alerts: Alert_Output[]
  counts: AlertCount[]
}
export type Anchor = "due" | "last_action"
export type AnswerFile = {
  id: string
  filename: string
}
export type AnswerKind = "promise" | "paid" | "dispute" | "plan" | "copy" | "comment" | "resolved" | "credit_note" | "more_time" | "remark"
export type AnswerRow = {
  id: string
  code: string
  name: string
  kind: AnswerKind
  by: string
  question: string
  items: RowItem[]
  totals: Money[]
  rests: Money[]
  promise_on: string | null
  until: string | null
  paid_on: string | null
  instalments: number
  first_on: string | null
  reference: string
  reason: DisputeReason | null
  comment: string
  files: AnswerFile[]
  copies_to_send: string[]
  reminder_id: string
  at: string
  state: AnswerState
  decided_by: string
  decided_at: string | null
  decision_comment: string
  counter: Counter | null
}
export type AnswerState = "waiting" | "countered" | "accepted" | "refused"
export type Approval = {
  approve: boolean
}
export type ApprovalLevel_Input = {
  user?: string
  role?: Role | null
  up_to?: Money | null
}
export type ApprovalLevel_Output = {
  user: string
  role: Role | null
  up_to: Money | null
}
export type AssignmentPreview = {
  accounts: number
  changed: number
  left_without: number
  counts: Count[]
  moves: Move[]
}
export type Audience = "business" | "consumer" | "any"
export type Basis = "due_on" | "issued_on"
export type Book = {
  currency: string
  weeks: Period[]
  months: Period[]
  later: Money
  left_out: Part[]
  total: Money
  credits: Money
  average_delay_days: number | null
  trial: TrialShown | null
}
export type Brake = {
  reasons: BrakeReason[]
  before: Counts
  after: Counts
}
export type BrakeReason = {
  code: string
  reason: string
  before: string
  after: string
}
export type BulkChange = {
  collector?: string | null
  scenario?: string | null
  group?: string | null
  level?: number | null
  reason?: string
  add_tags?: string[]
  remove_tags?: string[]
  note?: string
  status?: Qualification | null
  penalties?: Penalising | null
}
export type Buyer = "" | "business" | "consumer"
export type By = "day" | "week" | "month"
export type Cancellation = {
  reason: string
}
export type Cause = "bounces" | "complaints" | "volume"
export type Channel = "email" | "sms" | "letter"
export type Chosen = {
  code: string
  id: string
}
export type Claimed = {
  accounts: number
  interest: Money[]
  indemnity: Money[]
}
export type ClosedItemRow = {
  id: string
  number: string
  kind: ItemKind
  issued_on: string
  due_on: string
  amount: Money
  balance: Money
  reference: string
  label: string
  closed_on: string
  how: string
}
export type ClosedItems = {
  items: ClosedItemRow[]
  next_cursor: string | null
  total: number
  totals: Money[]
}
export type Colour = "grey" | "blue" | "teal" | "green" | "yellow" | "orange" | "red" | "violet"
export type Column_Input = {
  column: string
  position: number
  field?: Field | null
  custom?: string
  style?: string
  confidence?: number
  reason_code?: string
  reason?: string
  samples?: string[]
}
export type Column_Output = {
  column: string
  position: number
  field: Field | null
  custom: string
  style: string
  confidence: number
  reason_code: string
  reason: string
  samples: string[]
}
export type CompanyOfMine = {
  id: string
  name: string
  role: Role
}
export type CompanySettings_Input = {
  version?: number
  name: string
  address?: string
  country?: string
  phone?: string
  vat_number?: string
  registration?: string
  legal_notice?: string
  iban?: string
  bic?: string
  logo?: string
  colour?: string
  currency?: string
  timezone?: string
  language?: string
  sender_name?: string
  sms_sender?: string
  sms_price?: number | string
  sender_email?: string | null
  reply_to?: string | null
  sending_from_hour?: number
  sending_to_hour?: number
  sending_weekdays?: number[]
  keeps_holidays?: boolean
  daily_hour?: number
  stale_after_days?: number
  drop_limit_percent?: number
  bounces_per_thousand_max?: number
  complaints_per_thousand_max?: number
  accounts_a_day_max?: number
  default_scenario?: string
  default_collector?: string
  action_models?: ActionModel_Input[]
  custom_fields?: CustomField_Input[]
  old_after_days?: number
  chased_within_days?: number
  cover_ends_within_days?: number
  promise_patience_days?: number
  proposal_instalments_max?: number
  proposal_days_max?: number
  proposal_first_within_days?: number
  plan_remind_days?: number
  plan_level_after_break?: number | null
  plan_declare_within_days?: number
  tells_broken_plans?: boolean
  answer_within_days?: number
  aged_bounds?: number[]
  penalties?: PenaltyPolicy_Input
  risk?: RiskPolicy_Input
}
export type CompanySettings_Output = {
  version: number
  name: string
  address: string
  country: string
  phone: string
  vat_number: string
  registration: string
  legal_notice: string
  iban: string
  bic: string
  logo: string
  colour: string
  currency: string
  timezone: string
  language: string
  sender_name: string
  sms_sender: string
  sms_price: string
  sender_email: string | null
  reply_to: string | null
  sending_from_hour: number
  sending_to_hour: number
  sending_weekdays: number[]
  keeps_holidays: boolean
  daily_hour: number
  stale_after_days: number
  drop_limit_percent: number
  bounces_per_thousand_max: number
  complaints_per_thousand_max: number
  accounts_a_day_max: number
  default_scenario: string
  default_collector: string
  action_models: ActionModel_Output[]
  custom_fields: CustomField_Output[]
  old_after_days: number
  chased_within_days: number
  cover_ends_within_days: number
  promise_patience_days: number
  proposal_instalments_max: number
  proposal_days_max: number
  proposal_first_within_days: number
  plan_remind_days: number
  plan_level_after_break: number | null
  plan_declare_within_days: number
  tells_broken_plans: boolean
  answer_within_days: number
  aged_bounds: number[]
  penalties: PenaltyPolicy_Output
  risk: RiskPolicy_Output
}
export type CompanyShown = {
  id: string
  name: string
  currency: string
  on: string
  computed_on: string | null
}
export type Computation = {
  job_id: string
}
export type Condition_Input = {
  overdue_from?: number | string | null
  days_late_from?: number | null
  statuses?: string[]
  tags?: string[]
  is_over_limit?: boolean
  countries?: string[]
  languages?: string[]
  audience?: Buyer
}
export type Condition_Output = {
  overdue_from: string | null
  days_late_from: number | null
  statuses: string[]
  tags: string[]
  is_over_limit: boolean
  countries: string[]
  languages: string[]
  audience: Buyer
}
export type Confirmation = {
  contacts: string[]
  documents?: string[]
  again?: string | null
}
export type Consolidated = {
  on: string
  source: chalicelib__features__reports__model__Source
  known_from: string | null
  left_out: string[]
  bounds: number[]
  currency: string
  currencies: string[]
  companies: CompanyShown[]
  own: Row_Output[]
  rows: Row_Output[]
  whole: Row_Output
  trend: DsoMonth[]
  rates: Quote[]
  missing: Missing[]
}
export type Contact = {
  id: string
  name: string
  role: string
  email: string
  phone: string
  is_collection: boolean
  origin: string
  bounced_on: string | null
  bounce_reason: string
  sms_refused_on: string | null
}
export type ContactInput = {
  name?: string
  role?: string
  email?: string | null
  phone?: string
  refuses_sms?: boolean
  is_collection?: boolean
}
export type Contract = {
  charged: boolean
  regime: Regime
  agreed_rate: string | null
  day_count: DayCount
  closed_years: number
}
export type Count = {
  rule: string
  found: number
  changed: number
}
export type Counter = {
  instalments: number
  first_on: string
  until: string
  sent_to: string
  acceptance: Acceptance | null
}
export type CounterProposal = {
  instalments: number
  first_on: string
  contacts: string[]
}
export type Counts = {
  accounts: number
  items: number
  totals: Money[]
}
export type Criteria_Input = {
  match?: "all" | "any"
  rules?: (chalicelib__features__searches__model__Criterion_Input | Criteria_Input)[]
}
export type Criteria_Output = {
  match: "all" | "any"
  rules: (chalicelib__features__searches__model__Criterion_Output | Criteria_Output)[]
}
export type CriterionShown = {
  criterion: chalicelib__features__credit__model__Criterion
  value: number | null
  risk: number | null
  weight: number
  points: number
}
export type CustomField_Input = {
  key: string
  names?: Record<string, string>
  kind?: FieldKind
  choices?: string[]
}
export type CustomField_Output = {
  key: string
  names: Record<string, string>
  kind: FieldKind
  choices: string[]
}
export type Customer = {
  name: string
  address: string
  postal_code: string
  city: string
  country: string
  language: string
  registration: string
  vat_number: string
  group: string
  payment_terms: string
  contact_name: string
  email: string
  phone: string
  collector: string
  parent: string
  payer: string
  custom: Record<string, string>
}
export type Dashboard = {
  on: string
  accounts: number
  bounds: number[]
  aged: Aged[]
  by_status: StatusAmount[]
  answers_waiting: number
  accounts_without_collector: number
  contacts_bounced: number
  agenda: Record<string, number>
  alerts: AlertCount[]
  promised: Promised[]
}
export type Day = {
  on: string
  before: number
  after: number
}
export type DayCount = "365" | "360" | "actual"
export type DecisionAsked = {
  decision: "send_again" | "consider_sent"
}
export type Definition = {
  type: StatusType
  name_fr: string
  name_en: string
  colour: Colour
  follow_up_days: number | null
  action: ActionKind
  order: number
  active: boolean
  code: string
}
export type Details = {
  details?: Record<string, string | null>
  tags?: string[] | null
  credit_limit?: Money | null
  custom?: Record<string, string> | null
}
export type Difference = {
  place: string
  before: string
  after: string
}
export type DisputeReason = "price" | "quantity" | "quality" | "delivery" | "duplicate" | "missing_document" | "other"
export type DisputeReport = {
  on: string
  by_type: Disputed[]
  by_resolver: Disputed[]
  by_age: Disputed[]
  totals: Disputed[]
}
export type DisputeRow = {
  code: string
  name: string
  type: string
  resolver: string
  since: string
  age_days: number
  items: number
  amounts: Money[]
}
export type DisputeTypes = {
  types: string[]
}
export type Disputed = {
  label: string
  currency: string
  accounts: number
  amount: Money
  oldest_days: number
}
export type DocumentKind = "agreement" | "invoice" | "proof" | "guarantee" | "correspondence" | "other"
export type DocumentRow = {
  id: string
  filename: string
  content_type: string
  size: number
  at: string
  by: string
  origin: string
  kind: DocumentKind
  item: string
  plan: string
  is_risk: boolean
}
export type Doubt_Input = {
  code: string
  column?: string
  reason: string
}
export type Doubt_Output = {
  code: string
  column: string
  reason: string
}
export type Download = {
  url: string
}
export type DraftAsked = {
  template?: string
  message: MessageInput
}
export type DsoMonth = {
  ends_on: string
  days: number | null
}
export type EntryKind = "manual" | "automatic" | "answer" | "alert"
export type Equal = {
  count: number
  first_on: string
  rhythm?: Rhythm
  every?: number
}
export type ExpectedShown = {
  on: string | null
  source: chalicelib__features__forecast__expected__Source
  amount: Money
  due_on: string
  delay_days: number | null
  evidence: "account" | "group" | "company" | "none" | null
  items: number
}
export type Export = {
  url: string | null
  job: JobView | null
}
export type ExportFile = {
  url: string
}
export type Exposure = {
  code: string
  name: string
  accounts: number
  owed: Money[]
  limit: Money | null
  use_percent: number | null
  mark: "over" | "near" | ""
  expires_on: string | null
}
export type Family = {
  top: string
  accounts: Relative[]
  owed: Money[]
  limit: Money | null
  use_percent: number | null
}
export type Field = "code" | "name" | "address" | "postal_code" | "city" | "country" | "language" | "registration" | "vat_number" | "group" | "payment_terms" | "contact_name" | "email" | "phone" | "collector" | "parent" | "payer" | "number" | "kind" | "issued_on" | "due_on" | "closed_on" | "is_open" | "amount" | "balance" | "debit" | "credit" | "currency" | "reference" | "label"
export type FieldKind = "text" | "number" | "date" | "choice"
export type FieldProblem = {
  field: string
  reason: string
}
export type FieldView = {
  name: string
  kind: Kind_Output
}
export type Figures = {
  computed_at: string | null
  job_id: string | null
  series: Series[]
}
export type Finding_Input = {
  rule: string
  scenario?: string
  step?: string
  language?: string
  setting?: string
  found?: string
}
export type Finding_Output = {
  rule: string
  scenario: string
  step: string
  language: string
  setting: string
  found: string
}
export type FindingView = {
  finding: Finding_Output
  country: string
  audience: Audience
  sentence: string
  source: string
  override: LawOverride | null
}
export type FollowUp_Input = {
  kind: ActionKind
  on: string
  label?: string
}
export type FollowUp_Output = {
  kind: ActionKind
  on: string
  label: string
}
export type Forecast = {
  on: string
  computed_at: string | null
  is_computing: boolean
  books: Book[]
}
export type Foreseen = {
  on: string
  step: string
  channel: StepChannel
}
export type Form = {
  url: string
  fields: Record<string, string>
}
export type Gap = {
  first: number
  last: number
}
export type Group = {
  code: string
  name: string
  collector: string
  level: number
  phone: string
  email: string
  at_stake: Money[]
  days_late: number
  entries: chalicelib__features__agenda__rules__Entry[]
}
export type Guarantee = {
  id: string
  kind: GuaranteeKind
  name: string
  amount: Money
  from_on: string
  until_on: string | null
  reference: string
}
export type GuaranteeKind = "guarantee" | "insurance"
export type Health = {
  status: "ok"
}
export type HistoryEvent = {
  seq: number
  at: string
  by: string
  kind: string
  facts: Record<string, unknown>
  text: string
  hash: string
  previous: string
}
export type HistoryPage = {
  items: HistoryEvent[]
  next_cursor: string | null
  looked_back_to: string | null
}
export type How = "waived" | "paid"
export type ImportView = {
  id: string
  version: number
  state: State
  filename: string
  profile: string
  by: string
  sequence: number
  created_at: string
  finished_at: string | null
  mapping: Mapping_Output | null
  proposal: Mapping_Output | null
  preview: Preview | null
  brake: Brake | null
  approved_by: string
  rows_read: number
  rows_refused: number
  rows_skipped: number
  warnings: number
  items_created: number
  items_changed: number
  items_closed: number
  accounts_created: number
  accounts_changed: number
  accounts_left_alone: number
  progress: Progress
  totals: Money[]
  portfolio_totals: Money[]
  errors: RowError[]
  refusal: Refusal | null
}
export type Imported = {
  source: string
  from_on: string
  to_on: string
  days: number
  currencies: string[]
}
export type InstalmentState = "planned" | "late" | "kept" | "partly" | "broken"
export type InstalmentView = {
  number: number
  due_on: string
  amount: Money
  received: Money
  state: InstalmentState
  told_on: string | null
  not_told: string
}
export type ItemKind = "FAC" | "AVO" | "RGL" | "OD" | "TRT" | "DPA"
export type ItemTable = {
  rows: string[][]
  total: string
}
export type ItemsExport = {
  what?: "open" | "closed"
  items?: string[]
}
export type JobList = {
  items: JobView[]
  next_cursor: null
}
export type JobState = "queued" | "running" | "done" | "cancelled" | "failed"
export type JobView = {
  id: string
  kind: string
  by: string
  at: string
  state: JobState
  total: number
  done: number
  failed: number
  misses: Miss[]
  result: Record<string, unknown>
  message: string
}
export type Kind_Input = "text" | "money" | "day" | "number"
export type Kind_Output = "text" | "set" | "number" | "date" | "amount"
export type LawOverride = {
  finding: Finding_Output
  reason: string
  by: string
  at: string
}
export type Lay = "below" | "within" | "above"
export type LeftOut = {
  item: string
  number: string
  reason: string
  until: string | null
}
export type LengthShown = {
  label: string
  items: number
  mean_days: number
}
export type LetterRow = {
  id: string
  code: string
  name: string
  on: string
  step: string
  recipient: string
  subject: string
  amounts: Money[]
  is_registered: boolean
  holds: boolean
}
export type LettingGo = {
  how?: How
  items?: string[]
  reason: string
}
export type LevelChoice = {
  template: string
  delay_days: number
}
export type LevelSetUp = {
  is_first_use: boolean
  version: number
  levels: LevelChoice[]
}
export type LevelsAsked = {
  levels: LevelChoice[]
  reason?: string
}
export type LimitRequest = {
  id: string
  amount: Money
  reason: string
  expires_on: string | null
  review_on: string | null
  by: string
  at: string
}
export type Limits = {
  items: Exposure[]
  left_off: number
}
export type Line = {
  kind: LineKind
  item: string
  number: string
  from_on: string
  to_on: string
  days: number
  base: Money
  amount: Money
  rate: string | null
  reference: string | null
  reference_on: string | null
  margin: string | null
  rate_source: string
  article: string
  article_source: string
  notes: string[]
}
export type LineKind = "interest" | "indemnity"
export type MailState = "prepared" | "waiting" | "sent" | "refused" | "bounced"
export type Mapping_Input = {
  mode?: chalicelib__features__imports__mapping__Mode
  columns: Column_Input[]
  kinds?: Record<string, ItemKind | null>
  signs?: Signs
  default_currency?: string | null
  create_accounts?: boolean
  format?: string
  encoding?: string
  separator?: string
  sheet?: string
  header_row?: number
  doubts?: Doubt_Input[]
}
export type Mapping_Output = {
  mode: chalicelib__features__imports__mapping__Mode
  columns: Column_Output[]
  kinds: Record<string, ItemKind | null>
  signs: Signs
  default_currency: string | null
  create_accounts: boolean
  format: string
  encoding: string
  separator: string
  sheet: string
  header_row: number
  doubts: Doubt_Output[]
}
export type MappingAnswer = {
  mode?: chalicelib__features__imports__mapping__Mode
  columns: Column_Input[]
  kinds?: Record<string, ItemKind | null>
  signs?: Signs
  default_currency?: string | null
  create_accounts?: boolean
  format?: string
  encoding?: string
  separator?: string
  sheet?: string
  header_row?: number
  doubts?: Doubt_Input[]
  save_as?: string
}
export type Mark = {
  name: string
  colour: Colour
}
export type Me = {
  email: string
  name: string
  role: Role
  language: string
  tenant_id: string
  tenant_name: string
  companies: CompanyOfMine[]
  absences: Absence[]
  today: string
  one_machine: boolean
  demo_clock: boolean
}
export type MessageAsked = {
  id: string
  message: MessageInput
}
export type MessageDraft = {
  subject: string
  body: string
}
export type MessageInput = {
  channel?: Channel
  language?: string
  subject?: string
  body?: string
  items?: string[]
  contacts?: string[]
  documents?: string[]
  statement?: boolean
}
export type MessageSent = {
  state: string
  reminder_id: string
  recipient: string
  reason: ReasonShown | null
}
export type MessageShown = {
  recipients: string[]
  subject: string
  text: string
  html: string
  segments: number
  reason: ReasonShown | null
}
export type Miss = {
  what: string
  reason: string
}
export type Missing = {
  currency: string
  last_on: string
  days: number
}
export type Mistake = {
  part: string
  line: number
  column: number
  code: string
  found: string
}
export type Money = {
  amount: string
  currency: string
}
export type MonthShown = {
  ends_on: string
  balance: Money
  overdue: Money
  invoiced: Money
  is_corrected: boolean
  received: Money
  delay_days: number | null
  ratios: Ratios
}
export type Move = {
  code: string
  name: string
  field: string
  before: string
  after: string
  rule: string
}
export type NamedSearch = {
  name: string
  where: string
  is_shared?: boolean
}
export type NewAction = {
  kind: ActionKind
  on: string
  label?: string
  note?: string
  items?: string[]
  model?: string
  assignee?: string
}
export type NewBulkChange = {
  scope: chalicelib__api__bulk__Scope
  change: BulkChange
}
export type NewComment = {
  text: string
  items?: string[]
}
export type NewDocument = {
  upload: string
  filename: string
  kind?: DocumentKind
  item?: string
  is_risk?: boolean
}
export type NewGuarantee = {
  kind: GuaranteeKind
  name: string
  amount: Money
  from_on: string
  until_on?: string | null
  reference?: string
}
export type NewImport = {
  filename?: string
  profile?: string
  mode?: chalicelib__features__imports__mapping__Mode | null
  rows?: (Record<string, string | number | null>)[] | null
  csv?: string | null
}
export type NewLimit = {
  amount: Money
  reason?: string
  expires_on?: string | null
  review_on?: string | null
}
export type NewPlan = {
  items?: string[]
  schedule: Schedule
  fees?: Money | null
  penalties?: boolean
  terms?: string
  tolerance_days?: number
  tolerance?: Money | null
  level_after_break?: number | null
  remind_days?: number | null
  declare_by?: string | null
}
export type NewQuestion = {
  id: string
  items: string[]
  to: string
  text?: string
}
export type NewSchedule = {
  schedule: Schedule
  reason: string
}
export type NewUpload = {
  filename: string
}
export type NewUser = {
  email: string
  name: string
  role: Role
  language?: string
  scope?: chalicelib__features__access__model__Scope
  team?: string
}
export type NextStep = {
  step: string
  on: string
  held_by: string
}
export type Nothing = Record<string, unknown>
export type OfferMessage = {
  id: string
  contacts: string[]
}
export type Op = "=" | "!=" | ">" | ">=" | "<" | "<=" | "contains" | "starts" | "in" | "empty" | "filled"
export type OpenAction = {
  id: string
  kind: ActionKind
  on: string
  label: string
  assignee: string
  items: number
  amounts: Record<string, number>
}
export type OpenItemRow = {
  id: string
  number: string
  kind: ItemKind
  issued_on: string
  due_on: string
  amount: Money
  balance: Money
  reference: string
  label: string
  days_late: number
  status: StatusView
  paused_by: string | null
  reminded_step: string | null
}
export type OpenItems = {
  items: OpenItemRow[]
  totals: Money[]
  next_cursor: string | null
}
export type OutboxMessage = {
  id: string
  at: string
  to: string
  from: string
  subject: string
  headers: Record<string, string>
  text: string
  html: string
  account: string
  attachments: string[]
}
export type OutboxReply = {
  subject: string
  text?: string
  is_automatic?: boolean
  filename?: string
  content?: string
}
export type OverdueList = {
  items: OverdueRow[]
  next_cursor: string | null
  total: number
  on: string
  stale: Stale
}
export type OverdueRow = {
  code: string
  name: string
  overdue: Money[]
  oldest_due_on: string | null
  days_late: number
  level: number
  collector: string
  step: string | null
  mode: chalicelib__features__scenarios__model__Mode | null
  channel: StepChannel | null
  recipient: string | null
  reason: ReasonShown | null
  reasons: ReasonShown[]
  held: ReasonShown | null
}
export type Override = {
  finding: Finding_Input
  reason?: string
}
export type Page_AnswerRow_ = {
  items: AnswerRow[]
  next_cursor: string | null
}
export type Page_DisputeRow_ = {
  items: DisputeRow[]
  next_cursor: string | null
}
export type Page_DocumentRow_ = {
  items: DocumentRow[]
  next_cursor: string | null
}
export type Page_FieldView_ = {
  items: FieldView[]
  next_cursor: string | null
}
export type Page_FindingView_ = {
  items: FindingView[]
  next_cursor: string | null
}
export type Page_ImportView_ = {
  items: ImportView[]
  next_cursor: string | null
}
export type Page_LetterRow_ = {
  items: LetterRow[]
  next_cursor: string | null
}
export type Page_Mark_ = {
  items: Mark[]
  next_cursor: string | null
}
export type Page_OutboxMessage_ = {
  items: OutboxMessage[]
  next_cursor: string | null
}
export type Page_PlanView_ = {
  items: PlanView[]
  next_cursor: string | null
}
export type Page_QuestionRow_ = {
  items: QuestionRow[]
  next_cursor: string | null
}
export type Page_ReminderRow_ = {
  items: ReminderRow[]
  next_cursor: string | null
}
export type Page_ReplyShown_ = {
  items: ReplyShown[]
  next_cursor: string | null
}
export type Page_RowError_ = {
  items: RowError[]
  next_cursor: string | null
}
export type Page_SavedSearch_ = {
  items: SavedSearch[]
  next_cursor: string | null
}
export type Page_Scenario_ = {
  items: Scenario[]
  next_cursor: string | null
}
export type Page_StrayShown_ = {
  items: StrayShown[]
  next_cursor: string | null
}
export type Page_Template_ = {
  items: Template[]
  next_cursor: string | null
}
export type Page_User_ = {
  items: User[]
  next_cursor: string | null
}
export type Page_VersionShown_ = {
  items: VersionShown[]
  next_cursor: string | null
}
export type Part = {
  source: chalicelib__features__forecast__expected__Source
  amount: Money
}
export type Password = {
  current: string
  new: string
}
export type PastedCodes = {
  found: string[]
  unknown: string[]
}
export type PastedText = {
  text: string
}
export type PauseShown = {
  cause: Cause
  text: string
  at: string
  resumed_by: string
  resumed_at: string | null
  reason: string
}
export type Payment = {
  amount: Money
  on: string
  instalment?: number | null
}
export type Penalising = "charge" | "spare" | "waive"
export type Penalties = {
  version: number
  on: string
  contract: Contract
  terms: PenaltyTerms
  lines: Line[]
  left_off: number
  totals: Total[]
  left_out: LeftOut[]
}
export type PenaltyPolicy_Input = {
  charged?: boolean
  regime?: Regime | null
  agreed_rate?: number | string | null
  day_count?: DayCount
  closed_years?: number
}
export type PenaltyPolicy_Output = {
  charged: boolean
  regime: Regime | null
  agreed_rate: string | null
  day_count: DayCount
  closed_years: number
}
export type PenaltyScope = {
  scope: chalicelib__api__bulk__Scope
}
export type PenaltyTerms = {
  charged: boolean | null
  regime: Regime | null
  agreed_rate: string | null
  settled_until: string | null
  settled: Record<string, string>
}
export type Period = {
  from_on: string
  to_on: string
  amount: Money
  low: Money | null
  high: Money | null
  parts: Part[]
  accounts: number
}
export type Placeholders = {
  items: string[]
  sms: string[]
}
export type PlanItemView = {
  id: string
  number: string
  balance: Money
}
export type PlanPreview = {
  plan: PlanView
  insurers: string
  declare_by: string | null
  credits: Money
}
export type PlanState = "active" | "kept" | "broken" | "cancelled"
export type PlanView = {
  id: string
  code: string
  name: string
  version: number
  state: PlanState
  total: Money
  received: Money
  received_percent: number
  fees: Money
  has_penalties: boolean
  items: PlanItemView[]
  instalments: InstalmentView[]
  next_number: number | null
  next_on: string | null
  step: "remind" | "check" | "late" | "deadline" | null
  step_on: string | null
  terms: string
  tolerance_days: number
  tolerance: Money
  remind_days: number
  level_after_break: number | null
  made_by: string
  made_at: string
  reason: string
  wakes_at: string | null
  ended_on: string | null
}
export type Posted = {
  posted: number
  job: JobView | null
}
export type PostingAsked = {
  letters: Chosen[]
  on: string
}
export type Postponement = {
  to_on: string
  reason: string
}
export type Preference = {
  value: string
}
export type Preferences = {
  language?: string | null
  absences?: Absence[] | null
}
export type Preview = {
  rows_read: number
  rows_refused: number
  rows_skipped: number
  accounts_created: number
  accounts_changed: number
  accounts_unchanged: number
  items_created: number
  items_closed: number
  totals: Money[]
  before: Counts
  after: Counts
  samples: Record<string, string>[]
  errors: RowError[]
  brake: Brake | null
}
export type PreviewItem = {
  id: string
  number: string
  due_on: string
  days_late: number
  balance: Money
}
export type PreviewShown = {
  step: string | null
  level: number | null
  channel: StepChannel | null
  recipient: string | null
  segments: number
  cost: Money | null
  attached: string[]
  subject: string
  html: string
  text: string
  items: PreviewItem[]
  reason: ReasonShown | null
}
export type PrintAsked = {
  letters: Chosen[]
  two_sided?: boolean
}
export type PrintedLetters = {
  url: string
}
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  detail: string
  errors: FieldProblem[]
}
export type Profile = {
  name: string
  mapping: Mapping_Output
  saved_at: string
  saved_by: string
}
export type Profiles = {
  items: Profile[]
  next_cursor: null
}
export type Progress = {
  done: number
  total: number
}
export type PromiseCounts = {
  kept: number
  partly: number
  broken: number
}
export type PromiseRate = {
  collector: string
  kept: number
  partly: number
  broken: number
  open: number
  permille: number | null
}
export type PromiseRates = {
  items: PromiseRate[]
}
export type Promised = {
  week_on: string
  is_past: boolean
  amounts: Money[]
}
export type Proposal = {
  follow_up: FollowUp_Output | null
}
export type Qualification = {
  type: StatusType
  code?: string
  comment?: string
  promise_on?: string | null
  dispute_type?: string
  resolver?: string
  proof?: string
}
export type QualificationRates = {
  items: chalicelib__features__reports__qualified__QualificationRate[]
}
export type QualifiedItems = {
  type: StatusType
  code?: string
  comment?: string
  promise_on?: string | null
  dispute_type?: string
  resolver?: string
  proof?: string
  amount?: number | string | null
  follow_up?: FollowUp_Input | null
  takes_back?: number | null
  items: string[]
}
export type QuestionRow = {
  id: string
  version: number
  items: string[]
  to: string
  text: string
  by: string
  at: string
  standing: Standing
  mail: MailState
  reminded_on: string | null
  told_on: string | null
}
export type Quote = {
  currency: string
  per_euro: string
  on: string
  source: string
  imported_by: string
}
export type RatesToday = {
  items: Quote[]
}
export type Ratios = {
  count_back: number | null
  simple: number | null
  best_possible: number | null
  delinquent: number | null
  effectiveness: number | null
}
export type ReasonShown = {
  code: string
  text: string
}
export type Receipt = {
  from_on: string
  to_on: string
  is_running: boolean
  received: Money
  promised: Money
  forecast: Money | null
  low: Money | null
  high: Money | null
  lay: Lay | null
}
export type ReceiptReport = {
  by: By
  computed_at: string | null
  rows: Receipt[]
}
export type Refusal = {
  code: string
  reason: string
}
export type Regime = "fr_b2b" | "be_b2b" | "be_b2c" | "eu" | "none"
export type RegisterAsked = {
  letters: Chosen[]
  form: "xlsx" | "pdf"
}
export type Relative = {
  code: string
  name: string
  owed: Money[]
}
export type ReminderRow = {
  id: string
  code: string
  name: string
  on: string
  step: string
  level: number
  channel: Channel
  by: string
  recipient: string
  subject: string
  state: ReminderState
  timeline: chalicelib__features__reminders__model__Entry[]
}
export type ReminderShown = {
  id: string
  code: string
  name: string
  on: string
  step: string
  level: number
  channel: Channel
  by: string
  recipient: string
  subject: string
  state: ReminderState
  timeline: chalicelib__features__reminders__model__Entry[]
  text: string
  html: string
  items: string[]
}
export type ReminderState = "prepared" | "waiting" | "to_post" | "sent" | "delivered" | "bounced" | "complained" | "refused" | "unknown" | "cancelled"
export type Rendered = {
  subject: string
  text: string
  html: string
  parts: string[]
  tables: ItemTable[]
  segments: number
}
export type ReplayAsked = {
  names: Record<string, string>
  steps?: Step_Input[]
  min_gap_days?: number
  minimum_amount?: number | string
  small_balance?: number | string
  id: string
  instead_of: string
}
export type Replayed = {
  is_done: boolean
  done: number
  total: number
  before: number
  after: number
  more: number
  less: number
  moved: number
  days: Day[]
  accounts: Touched[]
}
export type ReplyFile = {
  filename: string
  document: string
  left_out: string
}
export type ReplyShown = {
  id: string
  at: string
  sender: string
  sender_name: string
  is_known: boolean
  subject: string
  text: string
  quoted: string
  is_automatic: boolean
  is_readable: boolean
  files: ReplyFile[]
}
export type Result = "reached" | "no_answer" | "left_message" | "promised" | "sent" | "done"
export type ResumeAsked = {
  reason: string
}
export type Rhythm = "days" | "weeks" | "months"
export type Risk = {
  on: string
  version: number
  score: number | null
  criteria: CriterionShown[]
  limit: Money | null
  expires_on: string | null
  is_expired: boolean
  review_on: string | null
  request: LimitRequest | null
  may_grant: boolean
  owed: Money[]
  use_percent: number | null
  guarantees: Guarantee[]
  covered: Money[]
  uncovered: Money[]
  family: Family | null
}
export type RiskPolicy_Input = {
  weights?: Record<string, number>
  external_field?: string
  levels?: ApprovalLevel_Input[]
}
export type RiskPolicy_Output = {
  weights: Record<string, number>
  external_field: string
  levels: ApprovalLevel_Output[]
}
export type Role = "reader" | "colleague" | "collector" | "credit_manager" | "administrator"
export type Row_Input = {
  due_on: string
  amount: Money
}
export type Row_Output = {
  company_id: string
  currency: string
  not_yet: Money
  bands: Money[]
  credits: Money
  total: Money
  overdue: Money
  expected: Money | null
  late_percent: number | null
  dso_days: number | null
}
export type RowError = {
  row: number
  column: string
  value: string
  code: string
  reason: string
  severity: string
}
export type RowItem = {
  id: string
  number: string
  balance: Money
  part: Money | null
}
export type Rule_Input = {
  name: string
  where?: Where_Input
  collector?: string
  scenario?: string
  group?: string
}
export type Rule_Output = {
  name: string
  where: Where_Output
  collector: string
  scenario: string
  group: string
}
export type Rules_Input = {
  version?: number
  rules?: Rule_Input[]
}
export type Rules_Output = {
  version: number
  rules: Rule_Output[]
}
export type RunAsked = {
  on?: string | null
  codes?: string[] | null
  state: "review" | "send"
  accept_stale?: boolean
  steps?: Record<string, string>
}
export type RunRowShown = {
  code: string
  state: string
  step: string
  recipient: string
  subject: string
  reason: ReasonShown | null
  reminder_id: string
  channel: StepChannel | null
  segments: number
}
export type RunShown = {
  id: string
  total: number
  done: boolean
  segments: number
  cost: Money | null
  rows: RunRowShown[]
}
export type SavedSearch = {
  id: string
  name: string
  where: string
  is_shared: boolean
  by: string
  at: string
}
export type Scenario = {
  names: Record<string, string>
  steps: Step_Output[]
  min_gap_days: number
  minimum_amount: string
  small_balance: string
  id: string
  version: number
  by: string
  at: string | null
  note: string
}
export type ScenarioChange = {
  names: Record<string, string>
  steps?: Step_Input[]
  min_gap_days?: number
  minimum_amount?: number | string
  small_balance?: number | string
  note?: string
  reason?: string
}
export type Schedule = {
  equal?: Equal | null
  rows?: Row_Input[]
}
export type Scope_Output = "own" | "team" | "all"
export type SendingShown = {
  pause: PauseShown | null
  past: PauseShown[]
}
export type SentTo = {
  recipient: string
}
export type Series = {
  by: "" | "collector" | "group" | "account"
  label: string
  currency: string
  months: MonthShown[]
  quarter: Money
  quarter_days: number
  cost_of_a_day: Money | null
}
export type ShownTable = {
  name: string
  columns: TableColumn[]
  rows?: ((string | number | null)[])[]
}
export type SignIn = {
  user: string
  password: string
  new_password?: string
}
export type SignedAgreement = {
  upload: string
  filename: string
}
export type Signs = "as_written" | "credits_unsigned" | "inverted"
export type Stale = {
  stale: boolean
  last_import_on: string | null
}
export type Standing = "asked" | "answered" | "settled" | "withdrawn"
export type State = "waiting_for_file" | "reading" | "waiting_for_mapping" | "waiting_for_approval" | "applying" | "done" | "refused"
export type StatusAmount = {
  status: string
  amount: Money
}
export type StatusFields = {
  type: StatusType
  name_fr?: string
  name_en?: string
  colour?: Colour
  follow_up_days?: number | null
  action?: ActionKind
  order?: number
  active?: boolean
}
export type StatusType = "NCT" | "CEC" | "PDP" | "RDE" | "NPC" | "LIT"
export type StatusView = {
  type: StatusType
  code: string
  comment: string
  promise_on: string | null
  dispute_type: string
  resolver: string
  proof: string
  rest: Money | null
  by: string
  at: string | null
}
export type Step_Input = {
  key: string
  offset_days: number
  counts_from?: Anchor
  level: number
  mode?: chalicelib__features__scenarios__model__Mode
  channel?: StepChannel
  is_required?: boolean
  condition?: Condition_Input
  template?: string | null
  is_registered?: boolean
  attaches_statement?: boolean
  attaches_invoices?: boolean
  names?: Record<string, string>
}
export type Step_Output = {
  key: string
  offset_days: number
  counts_from: Anchor
  level: number
  mode: chalicelib__features__scenarios__model__Mode
  channel: StepChannel
  is_required: boolean
  condition: Condition_Output
  template: string | null
  is_registered: boolean
  attaches_statement: boolean
  attaches_invoices: boolean
  names: Record<string, string>
}
export type StepChannel = "email" | "sms" | "letter" | "call" | "task"
export type StrayShown = {
  id: string
  at: string
  sender: string
  sender_name: string
  subject: string
  text: string
  is_automatic: boolean
  files: string[]
}
export type Switched = {
  now: NextStep | null
  then: NextStep | null
}
export type TableColumn = {
  title: string
  kind?: Kind_Input
}
export type Template = {
  language: string
  channel: Channel
  step: string
  version: number
  subject: string
  body: string
  is_own: boolean
  by: string
  at: string | null
  note: string
}
export type TemplateChange = {
  subject: string
  body: string
  note?: string
  reason?: string
}
export type TemplateTry = {
  subject: string
  body: string
  channel?: Channel
  language: string
  code: string
}
export type Terms = {
  charged?: boolean | null
  regime?: Regime | null
  agreed_rate?: number | string | null
}
export type TextShown = {
  said: Rendered | null
  mistakes: Mistake[]
}
export type Today = {
  today: string
}
export type Told_Input = {
  collector?: boolean
  roles?: Role[]
  users?: string[]
}
export type Told_Output = {
  collector: boolean
  roles: Role[]
  users: string[]
}
export type Total = {
  interest: Money
  indemnity: Money
  total: Money
  provisional: Money
}
export type Touched = {
  code: string
  name: string
  before: number
  after: number
  first_before: Foreseen | null
  first_after: Foreseen | null
}
export type TrialShown = {
  weeks: number
  error_percent: number | null
  plain_percent: number | null
  near_percent: number | null
  near_plain_percent: number | null
  covered: number
  intervals: number
}
export type Turnover = {
  month: string
  currency: string
  amount: number | string | null
}
export type UploadForm = {
  upload: string
  url: string
  fields: Record<string, string>
}
export type UploadRequest = {
  filename: string
  profile?: string
  mode?: chalicelib__features__imports__mapping__Mode | null
}
export type UploadTicket = {
  import_id: string
  upload: Form
}
export type User = {
  email: string
  tenant_id: string
  name: string
  role: Role
  active: boolean
  language: string
  scope: Scope_Output
  team: string
  absences: Absence[]
}
export type UserChange = {
  name?: string | null
  role?: Role | null
  active?: boolean | null
  scope?: chalicelib__features__access__model__Scope | null
  team?: string | null
  absences?: Absence[] | null
}
export type Verdict = {
  state: "whole" | "part" | "broken"
  account: string
  events: number
  first: number | null
  last: number | null
  head_seq: number
  broken_at: number | null
  reason: "" | "altered" | "order" | "chain" | "head" | "row"
  gaps: Gap[]
  reworded: number[]
  is_ours: boolean | null
}
export type Verification = {
  is_intact: boolean
  broken_at: number | null
  events: number
  head: string
}
export type VersionShown = {
  version: number
  by: string
  at: string | null
  note: string
  changes: Difference[]
}
export type Vocabulary = {
  version: number
  statuses: Definition[]
  dispute_types: string[]
}
export type WaitingLimit = {
  code: string
  name: string
  request: LimitRequest
  limit: Money | null
  owed: Money[]
  may_grant: boolean
}
export type WaitingLimits = {
  items: WaitingLimit[]
}
export type Wanted = {
  what: What
  codes?: string[]
  where?: string
  search?: string
  q?: string
  columns?: string[]
}
export type What = "accounts" | "open" | "closed"
export type When = "late" | "today" | "upcoming"
export type Where_Input = {
  names_from?: string
  names_to?: string
  codes?: string[]
  countries?: string[]
  postal_codes?: string[]
  languages?: string[]
  groups?: string[]
  tags?: string[]
  outstanding_from?: Money | null
  search?: string
}
export type Where_Output = {
  names_from: string
  names_to: string
  codes: string[]
  countries: string[]
  postal_codes: string[]
  languages: string[]
  groups: string[]
  tags: string[]
  outstanding_from: Money | null
  search: string
}
export type WhoseAsked = {
  code: string
}
export type Work = {
  computed_at: string | null
  job_id: string | null
  series: WorkSeries[]
  by_type: LengthShown[]
  by_resolver: LengthShown[]
}
export type WorkMonth = {
  ends_on: string
  actions: number
  messages: number
  answers: number
  qualified: number
  promises_kept: number
  promises_broken: number
}
export type WorkSeries = {
  label: string
  months: WorkMonth[]
}
export type Written = {
  where: string
  criteria: Criteria_Output
}
export type WrittenInput = {
  where?: string
  criteria?: Criteria_Input | null
}
export type chalicelib__api__bulk__Scope = {
  codes?: string[] | null
  text?: string | null
  where?: string | null
  q?: string
}
export type chalicelib__features__access__model__Scope = "own" | "team" | "all"
export type chalicelib__features__accounts__qualification__QualificationRate = {
  qualified: Money
  overdue: Money
  permille: number
}
export type chalicelib__features__agenda__rules__Entry = {
  kind: EntryKind
  when: When
  on: string
  text: string
  colour: Colour | null
  action: OpenAction | null
  held_by: string
}
export type chalicelib__features__answers__service__Decision = {
  accept: boolean
  comment?: string
  dispute_type?: string
  resolver?: string
  on?: string | null
  amount?: number | string | null
}
export type chalicelib__features__credit__model__Criterion = "delay" | "trend" | "broken_promises" | "disputes" | "age" | "external"
export type chalicelib__features__forecast__expected__Source = "promise" | "plan" | "dispute" | "habit" | "litigation" | "undated"
export type chalicelib__features__imports__mapping__Mode = "STOCK" | "DELTA"
export type chalicelib__features__reminders__model__Entry = {
  state: ReminderState
  at: string
  detail: string
}
export type chalicelib__features__reports__model__Source = "open" | "snapshot"
export type chalicelib__features__reports__qualified__QualificationRate = {
  collector: string
  currency: string
  overdue: Money
  qualified: Money
  permille: number
}
export type chalicelib__features__risk__model__Decision = {
  grant: boolean
  comment?: string
}
export type chalicelib__features__scenarios__model__Mode = "auto" | "confirm" | "manual"
export type chalicelib__features__searches__model__Criterion_Input = {
  field: string
  op: Op
  value?: string
}
export type chalicelib__features__searches__model__Criterion_Output = {
  field: string
  op: Op
  value: string
}
export type Api = {
  'GET /accounts': { path: { }; query: { q?: string; sort?: string; where?: string; search?: string; cursor?: string | null; limit?: number; }; body: undefined; ok: AccountsPage }
  'GET /accounts.xlsx': { path: { }; query: { where?: string; }; body: undefined; ok: undefined }
  'GET /accounts/{code}': { path: { code: string; }; query: { }; body: undefined; ok: AccountSheet }
  'PATCH /accounts/{code}': { path: { code: string; }; query: { }; body: AccountChange; ok: AccountSheet }
  'POST /accounts/{code}/actions': { path: { code: string; }; query: { }; body: NewAction; ok: AccountSheet }
  'PATCH /accounts/{code}/actions/{action_id}': { path: { code: string; action_id: string; }; query: { }; body: ActionChange; ok: AccountSheet }
  'DELETE /accounts/{code}/actions/{action_id}': { path: { code: string; action_id: string; }; query: { }; body: undefined; ok: AccountSheet }
  'POST /accounts/{code}/actions/{action_id}/results': { path: { code: string; action_id: string; }; query: { }; body: ActionResult; ok: AccountSheet }
  'GET /accounts/{code}/alerts': { path: { code: string; }; query: { }; body: undefined; ok: Page_Mark_ }
  'GET /accounts/{code}/answers': { path: { code: string; }; query: { }; body: undefined; ok: Page_AnswerRow_ }
  'POST /accounts/{code}/answers/{answer_id}/counter-proposal-messages': { path: { code: string; answer_id: string; }; query: { }; body: OfferMessage; ok: MessageSent }
  'POST /accounts/{code}/answers/{answer_id}/counter-proposals': { path: { code: string; answer_id: string; }; query: { }; body: CounterProposal; ok: MessageSent }
  'POST /accounts/{code}/answers/{answer_id}/decisions': { path: { code: string; answer_id: string; }; query: { }; body: chalicelib__features__answers__service__Decision; ok: AnswerRow }
  'DELETE /accounts/{code}/answers/{answer_id}/link': { path: { code: string; answer_id: string; }; query: { }; body: undefined; ok: undefined }
  'GET /accounts/{code}/closed-items': { path: { code: string; }; query: { cursor?: string | null; limit?: number; }; body: undefined; ok: ClosedItems }
  'POST /accounts/{code}/comments': { path: { code: string; }; query: { }; body: NewComment; ok: AccountSheet }
  'POST /accounts/{code}/contacts': { path: { code: string; }; query: { }; body: ContactInput; ok: AccountSheet }
  'PUT /accounts/{code}/contacts/{contact_id}': { path: { code: string; contact_id: string; }; query: { }; body: ContactInput; ok: AccountSheet }
  'DELETE /accounts/{code}/contacts/{contact_id}': { path: { code: string; contact_id: string; }; query: { }; body: undefined; ok: AccountSheet }
  'DELETE /accounts/{code}/contacts/{contact_id}/bounce': { path: { code: string; contact_id: string; }; query: { }; body: undefined; ok: AccountSheet }
  'PUT /accounts/{code}/details': { path: { code: string; }; query: { }; body: Details; ok: AccountSheet }
  'POST /accounts/{code}/document-uploads': { path: { code: string; }; query: { }; body: NewUpload; ok: UploadForm }
  'GET /accounts/{code}/documents': { path: { code: string; }; query: { }; body: undefined; ok: Page_DocumentRow_ }
  'POST /accounts/{code}/documents': { path: { code: string; }; query: { }; body: NewDocument; ok: DocumentRow }
  'GET /accounts/{code}/documents/{document_id}': { path: { code: string; document_id: string; }; query: { }; body: undefined; ok: Download }
  'DELETE /accounts/{code}/documents/{document_id}': { path: { code: string; document_id: string; }; query: { }; body: undefined; ok: undefined }
  'GET /accounts/{code}/forecast': { path: { code: string; }; query: { }; body: undefined; ok: AccountForecast }
  'POST /accounts/{code}/guarantees': { path: { code: string; }; query: { }; body: NewGuarantee; ok: Risk }
  'DELETE /accounts/{code}/guarantees/{guarantee_id}': { path: { code: string; guarantee_id: string; }; query: { }; body: undefined; ok: Risk }
  'GET /accounts/{code}/history': { path: { code: string; }; query: { from?: string | null; to?: string | null; kind?: string; by?: string; item?: string; text?: string; cursor?: string | null; }; body: undefined; ok: HistoryPage }
  'GET /accounts/{code}/history.json': { path: { code: string; }; query: { from?: string | null; to?: string | null; kind?: string; by?: string; item?: string; text?: string; }; body: undefined; ok: undefined }
  'GET /accounts/{code}/history.pdf': { path: { code: string; }; query: { from?: string | null; to?: string | null; kind?: string; by?: string; item?: string; text?: string; }; body: undefined; ok: undefined }
  'GET /accounts/{code}/history.xlsx': { path: { code: string; }; query: { from?: string | null; to?: string | null; kind?: string; by?: string; item?: string; text?: string; }; body: undefined; ok: undefined }
  'GET /accounts/{code}/history/verification': { path: { code: string; }; query: { }; body: undefined; ok: Verification }
  'POST /accounts/{code}/item-exports': { path: { code: string; }; query: { }; body: ItemsExport; ok: undefined }
  'POST /accounts/{code}/limit-requests': { path: { code: string; }; query: { }; body: NewLimit; ok: Risk }
  'POST /accounts/{code}/limit-requests/{request_id}/decisions': { path: { code: string; request_id: string; }; query: { }; body: chalicelib__features__risk__model__Decision; ok: Risk }
  'POST /accounts/{code}/message-drafts': { path: { code: string; }; query: { }; body: DraftAsked; ok: MessageDraft }
  'POST /accounts/{code}/message-letters': { path: { code: string; }; query: { }; body: MessageInput; ok: undefined }
  'POST /accounts/{code}/message-previews': { path: { code: string; }; query: { }; body: MessageInput; ok: MessageShown }
  'POST /accounts/{code}/messages': { path: { code: string; }; query: { }; body: MessageAsked; ok: MessageSent }
  'GET /accounts/{code}/months': { path: { code: string; }; query: { }; body: undefined; ok: AccountMonths }
  'GET /accounts/{code}/open-items': { path: { code: string; }; query: { }; body: undefined; ok: OpenItems }
  'GET /accounts/{code}/open-items.xlsx': { path: { code: string; }; query: { }; body: undefined; ok: undefined }
  'GET /accounts/{code}/penalties': { path: { code: string; }; query: { on?: string | null; }; body: undefined; ok: Penalties }
  'PUT /accounts/{code}/penalties': { path: { code: string; }; query: { }; body: Terms; ok: Penalties }
  'GET /accounts/{code}/penalties.pdf': { path: { code: string; }; query: { on?: string | null; }; body: undefined; ok: undefined }
  'GET /accounts/{code}/penalties.xlsx': { path: { code: string; }; query: { on?: string | null; }; body: undefined; ok: undefined }
  'POST /accounts/{code}/penalty-waivers': { path: { code: string; }; query: { }; body: LettingGo; ok: Penalties }
  'POST /accounts/{code}/plan-previews': { path: { code: string; }; query: { }; body: NewPlan; ok: PlanPreview }
  'GET /accounts/{code}/plans': { path: { code: string; }; query: { }; body: undefined; ok: AccountPlans }
  'POST /accounts/{code}/plans': { path: { code: string; }; query: { }; body: NewPlan; ok: PlanView }
  'GET /accounts/{code}/plans/{plan_id}': { path: { code: string; plan_id: string; }; query: { }; body: undefined; ok: PlanView }
  'GET /accounts/{code}/plans/{plan_id}/agreement.pdf': { path: { code: string; plan_id: string; }; query: { }; body: undefined; ok: undefined }
  'POST /accounts/{code}/plans/{plan_id}/agreements': { path: { code: string; plan_id: string; }; query: { }; body: SignedAgreement; ok: DocumentRow }
  'GET /accounts/{code}/plans/{plan_id}/calendar.ics': { path: { code: string; plan_id: string; }; query: { }; body: undefined; ok: undefined }
  'POST /accounts/{code}/plans/{plan_id}/cancellations': { path: { code: string; plan_id: string; }; query: { }; body: Cancellation; ok: PlanView }
  'POST /accounts/{code}/plans/{plan_id}/confirmations': { path: { code: string; plan_id: string; }; query: { }; body: Confirmation; ok: MessageSent }
  'POST /accounts/{code}/plans/{plan_id}/payments': { path: { code: string; plan_id: string; }; query: { }; body: Payment; ok: PlanView }
  'POST /accounts/{code}/plans/{plan_id}/postponements': { path: { code: string; plan_id: string; }; query: { }; body: Postponement; ok: PlanView }
  'PUT /accounts/{code}/plans/{plan_id}/schedule': { path: { code: string; plan_id: string; }; query: { }; body: NewSchedule; ok: PlanView }
  'POST /accounts/{code}/qualifications': { path: { code: string; }; query: { }; body: QualifiedItems; ok: AccountSheet }
  'GET /accounts/{code}/questions': { path: { code: string; }; query: { }; body: undefined; ok: Page_QuestionRow_ }
  'POST /accounts/{code}/questions': { path: { code: string; }; query: { }; body: NewQuestion; ok: QuestionRow }
  'DELETE /accounts/{code}/questions/{question_id}': { path: { code: string; question_id: string; }; query: { }; body: undefined; ok: QuestionRow }
  'POST /accounts/{code}/questions/{question_id}/reminders': { path: { code: string; question_id: string; }; query: { }; body: undefined; ok: QuestionRow }
  'GET /accounts/{code}/reminders': { path: { code: string; }; query: { }; body: undefined; ok: Page_ReminderRow_ }
  'GET /accounts/{code}/replies': { path: { code: string; }; query: { }; body: undefined; ok: Page_ReplyShown_ }
  'POST /accounts/{code}/replies/{reply_id}/moves': { path: { code: string; reply_id: string; }; query: { }; body: WhoseAsked; ok: undefined }
  'GET /accounts/{code}/risk': { path: { code: string; }; query: { }; body: undefined; ok: Risk }
  'GET /accounts/{code}/scenario-switch': { path: { code: string; }; query: { to?: string; }; body: undefined; ok: Switched }
  'GET /accounts/{code}/statement.pdf': { path: { code: string; }; query: { language?: string; }; body: undefined; ok: undefined }
  'GET /accounts/{code}/statement.xlsx': { path: { code: string; }; query: { language?: string; }; body: undefined; ok: undefined }
  'GET /agenda': { path: { }; query: { collector?: string; when?: "late" | "today" | "upcoming" | null; kind?: "manual" | "automatic" | "answer" | "alert" | null; horizon_days?: number; cursor?: string | null; limit?: number; }; body: undefined; ok: AgendaPage }
  'GET /alerts': { path: { }; query: { }; body: undefined; ok: AlertsView }
  'PUT /alerts': { path: { }; query: { }; body: Alerts; ok: AlertsView }
  'GET /answers': { path: { }; query: { state?: "waiting" | "countered" | "accepted" | "refused"; cursor?: string | null; limit?: number; }; body: undefined; ok: Page_AnswerRow_ }
  'GET /assignment': { path: { }; query: { }; body: undefined; ok: Rules_Output }
  'PUT /assignment': { path: { }; query: { }; body: Rules_Input; ok: Rules_Output }
  'POST /assignment/previews': { path: { }; query: { }; body: Rules_Input; ok: AssignmentPreview }
  'POST /assignment/runs': { path: { }; query: { }; body: Nothing; ok: JobView }
  'POST /bulk-changes': { path: { }; query: { }; body: NewBulkChange; ok: JobView }
  'GET /bulk-changes/{job_id}/penalties.xlsx': { path: { job_id: string; }; query: { }; body: undefined; ok: undefined }
  'POST /bulk-changes/{job_id}/undos': { path: { job_id: string; }; query: { }; body: undefined; ok: JobView }
  'POST /clock': { path: { }; query: { }; body: Advance; ok: Today }
  'GET /dashboard': { path: { }; query: { }; body: undefined; ok: Dashboard }
  'PUT /dispute-types': { path: { }; query: { }; body: DisputeTypes; ok: Vocabulary }
  'GET /disputes': { path: { }; query: { resolver?: string; cursor?: string | null; limit?: number; }; body: undefined; ok: Page_DisputeRow_ }
  'POST /exports': { path: { }; query: { }; body: Wanted; ok: Export }
  'GET /exports/{job_id}': { path: { job_id: string; }; query: { }; body: undefined; ok: ExportFile }
  'GET /forecast': { path: { }; query: { }; body: undefined; ok: Forecast }
  'GET /forecast.xlsx': { path: { }; query: { }; body: undefined; ok: undefined }
  'GET /forecast/accounts': { path: { }; query: { currency: string; week?: number | null; source?: "promise" | "plan" | "dispute" | "habit" | "litigation" | "undated" | null; }; body: undefined; ok: AccountAmounts }
  'POST /forecast/computations': { path: { }; query: { }; body: undefined; ok: Computation }
  'GET /health': { path: { }; query: { }; body: undefined; ok: Health }
  'POST /history-verifications': { path: { }; query: { }; body: undefined; ok: Verdict }
  'POST /imports': { path: { }; query: { }; body: NewImport; ok: ImportView }
  'GET /imports': { path: { }; query: { cursor?: string | null; limit?: number; }; body: undefined; ok: Page_ImportView_ }
  'GET /imports/{import_id}': { path: { import_id: string; }; query: { }; body: undefined; ok: ImportView }
  'POST /imports/{import_id}/approvals': { path: { import_id: string; }; query: { }; body: Approval; ok: ImportView }
  'GET /imports/{import_id}/errors': { path: { import_id: string; }; query: { cursor?: string | null; }; body: undefined; ok: Page_RowError_ }
  'GET /imports/{import_id}/errors.csv': { path: { import_id: string; }; query: { }; body: undefined; ok: undefined }
  'POST /imports/{import_id}/mappings': { path: { import_id: string; }; query: { }; body: MappingAnswer; ok: ImportView }
  'POST /imports/{import_id}/previews': { path: { import_id: string; }; query: { }; body: Mapping_Input; ok: Preview }
  'GET /jobs': { path: { }; query: { }; body: undefined; ok: JobList }
  'GET /jobs/{job_id}': { path: { job_id: string; }; query: { }; body: undefined; ok: JobView }
  'DELETE /jobs/{job_id}': { path: { job_id: string; }; query: { }; body: undefined; ok: JobView }
  'GET /law/findings': { path: { }; query: { }; body: undefined; ok: Page_FindingView_ }
  'PUT /law/overrides': { path: { }; query: { }; body: Override; ok: Page_FindingView_ }
  'POST /letter-postings': { path: { }; query: { }; body: PostingAsked; ok: Posted }
  'POST /letter-prints': { path: { }; query: { }; body: PrintAsked; ok: JobView }
  'GET /letter-prints/{job_id}': { path: { job_id: string; }; query: { }; body: undefined; ok: PrintedLetters }
  'POST /letter-registers': { path: { }; query: { }; body: RegisterAsked; ok: undefined }
  'GET /letters': { path: { }; query: { on?: string | null; cursor?: string | null; }; body: undefined; ok: Page_LetterRow_ }
  'DELETE /letters/{code}/{reminder_id}': { path: { code: string; reminder_id: string; }; query: { }; body: undefined; ok: undefined }
  'GET /levels': { path: { }; query: { }; body: undefined; ok: LevelSetUp }
  'PUT /levels': { path: { }; query: { }; body: LevelsAsked; ok: LevelSetUp }
  'GET /limit-requests': { path: { }; query: { }; body: undefined; ok: WaitingLimits }
  'GET /limits': { path: { }; query: { }; body: undefined; ok: Limits }
  'GET /me': { path: { }; query: { }; body: undefined; ok: Me }
  'PATCH /me': { path: { }; query: { }; body: Preferences; ok: Me }
  'GET /me/preferences/{name}': { path: { name: string; }; query: { }; body: undefined; ok: Preference }
  'PUT /me/preferences/{name}': { path: { name: string; }; query: { }; body: Preference; ok: Preference }
  'GET /openapi.json': { path: { }; query: { }; body: undefined; ok: undefined }
  'GET /outbox': { path: { }; query: { cursor?: string | null; }; body: undefined; ok: Page_OutboxMessage_ }
  'GET /outbox/{message_id}': { path: { message_id: string; }; query: { }; body: undefined; ok: OutboxMessage }
  'POST /outbox/{message_id}/replies': { path: { message_id: string; }; query: { }; body: OutboxReply; ok: undefined }
  'GET /overdue': { path: { }; query: { on?: string | null; q?: string; cursor?: string | null; limit?: number; }; body: undefined; ok: OverdueList }
  'GET /overdue/{code}/letter.pdf': { path: { code: string; }; query: { on?: string | null; step?: string | null; }; body: undefined; ok: undefined }
  'GET /overdue/{code}/preview': { path: { code: string; }; query: { on?: string | null; step?: string | null; }; body: undefined; ok: PreviewShown }
  'PUT /password': { path: { }; query: { }; body: Password; ok: undefined }
  'POST /pasted-codes': { path: { }; query: { }; body: PastedText; ok: PastedCodes }
  'POST /penalty-previews': { path: { }; query: { }; body: PenaltyScope; ok: JobView }
  'GET /penalty-previews/{job_id}': { path: { job_id: string; }; query: { }; body: undefined; ok: Claimed }
  'GET /plans': { path: { }; query: { state?: "active" | "kept" | "broken" | "cancelled"; cursor?: string | null; }; body: undefined; ok: Page_PlanView_ }
  'GET /profiles': { path: { }; query: { }; body: undefined; ok: Profiles }
  'DELETE /profiles/{name}': { path: { name: string; }; query: { }; body: undefined; ok: undefined }
  'GET /r/{token}': { path: { token: string; }; query: { }; body: undefined; ok: undefined }
  'POST /r/{token}': { path: { token: string; }; query: { }; body: undefined; ok: undefined }
  'GET /rates': { path: { }; query: { }; body: undefined; ok: RatesToday }
  'POST /rates': { path: { }; query: { name?: string; }; body: undefined; ok: Imported }
  'POST /reminder-runs': { path: { }; query: { }; body: RunAsked; ok: RunShown }
  'GET /reminder-runs/{run_id}': { path: { run_id: string; }; query: { }; body: undefined; ok: RunShown }
  'GET /reminders': { path: { }; query: { state?: "prepared" | "waiting" | "to_post" | "sent" | "delivered" | "bounced" | "complained" | "refused" | "unknown" | "cancelled" | null; cursor?: string | null; }; body: undefined; ok: Page_ReminderRow_ }
  'GET /reminders/{code}/{reminder_id}': { path: { code: string; reminder_id: string; }; query: { }; body: undefined; ok: ReminderShown }
  'POST /reminders/{code}/{reminder_id}/decisions': { path: { code: string; reminder_id: string; }; query: { }; body: DecisionAsked; ok: ReminderShown }
  'GET /replies': { path: { }; query: { }; body: undefined; ok: Page_StrayShown_ }
  'DELETE /replies/{reply_id}': { path: { reply_id: string; }; query: { }; body: undefined; ok: undefined }
  'POST /replies/{reply_id}/assignments': { path: { reply_id: string; }; query: { }; body: WhoseAsked; ok: undefined }
  'GET /reports/aged-balance': { path: { }; query: { on?: string | null; basis?: "due_on" | "issued_on"; by?: "" | "collector" | "group" | "parent" | "country" | "account"; }; body: undefined; ok: AgedBalance }
  'GET /reports/aged-balance.xlsx': { path: { }; query: { on?: string | null; basis?: "due_on" | "issued_on"; by?: "" | "collector" | "group" | "parent" | "country" | "account"; }; body: undefined; ok: undefined }
  'GET /reports/consolidation': { path: { }; query: { currency?: string | null; on?: string | null; }; body: undefined; ok: Consolidated }
  'GET /reports/disputes': { path: { }; query: { }; body: undefined; ok: DisputeReport }
  'GET /reports/months': { path: { }; query: { }; body: undefined; ok: Figures }
  'POST /reports/months': { path: { }; query: { }; body: undefined; ok: JobView }
  'GET /reports/promises': { path: { }; query: { }; body: undefined; ok: PromiseRates }
  'GET /reports/qualification': { path: { }; query: { }; body: undefined; ok: QualificationRates }
  'GET /reports/receipts': { path: { }; query: { by?: "day" | "week" | "month"; }; body: undefined; ok: ReceiptReport }
  'PUT /reports/turnover': { path: { }; query: { }; body: Turnover; ok: Figures }
  'GET /reports/work': { path: { }; query: { }; body: undefined; ok: Work }
  'POST /scenario-replays': { path: { }; query: { }; body: ReplayAsked; ok: JobView }
  'GET /scenario-replays/{job_id}': { path: { job_id: string; }; query: { }; body: undefined; ok: Replayed }
  'GET /scenarios': { path: { }; query: { }; body: undefined; ok: Page_Scenario_ }
  'GET /scenarios/{scenario_id}': { path: { scenario_id: string; }; query: { }; body: undefined; ok: Scenario }
  'PUT /scenarios/{scenario_id}': { path: { scenario_id: string; }; query: { }; body: ScenarioChange; ok: Scenario }
  'DELETE /scenarios/{scenario_id}': { path: { scenario_id: string; }; query: { }; body: undefined; ok: Page_Scenario_ }
  'GET /scenarios/{scenario_id}/versions': { path: { scenario_id: string; }; query: { }; body: undefined; ok: Page_VersionShown_ }
  'GET /search-fields': { path: { }; query: { }; body: undefined; ok: Page_FieldView_ }
  'POST /search-texts': { path: { }; query: { }; body: WrittenInput; ok: Written }
  'GET /searches': { path: { }; query: { }; body: undefined; ok: Page_SavedSearch_ }
  'POST /searches': { path: { }; query: { }; body: NamedSearch; ok: SavedSearch }
  'PUT /searches/{search_id}': { path: { search_id: string; }; query: { }; body: NamedSearch; ok: SavedSearch }
  'DELETE /searches/{search_id}': { path: { search_id: string; }; query: { }; body: undefined; ok: undefined }
  'GET /sending': { path: { }; query: { }; body: undefined; ok: SendingShown }
  'POST /sending/resumptions': { path: { }; query: { }; body: ResumeAsked; ok: SendingShown }
  'POST /sessions': { path: { }; query: { }; body: SignIn; ok: undefined }
  'DELETE /sessions': { path: { }; query: { }; body: undefined; ok: undefined }
  'POST /sessions/refreshes': { path: { }; query: { }; body: undefined; ok: undefined }
  'GET /settings': { path: { }; query: { }; body: undefined; ok: CompanySettings_Output }
  'PUT /settings': { path: { }; query: { }; body: CompanySettings_Input; ok: CompanySettings_Output }
  'PUT /settings/logo': { path: { }; query: { }; body: undefined; ok: CompanySettings_Output }
  'GET /settings/logo': { path: { }; query: { }; body: undefined; ok: undefined }
  'DELETE /settings/logo': { path: { }; query: { }; body: undefined; ok: CompanySettings_Output }
  'GET /statuses': { path: { }; query: { }; body: undefined; ok: Vocabulary }
  'PUT /statuses/{code}': { path: { code: string; }; query: { }; body: StatusFields; ok: Vocabulary }
  'DELETE /statuses/{code}': { path: { code: string; }; query: { }; body: undefined; ok: Vocabulary }
  'GET /statuses/{code}/proposal': { path: { code: string; }; query: { promise_on?: string | null; }; body: undefined; ok: Proposal }
  'POST /tables': { path: { }; query: { }; body: ShownTable; ok: undefined }
  'POST /template-letters': { path: { }; query: { }; body: TemplateTry; ok: undefined }
  'GET /template-placeholders': { path: { }; query: { }; body: undefined; ok: Placeholders }
  'POST /template-previews': { path: { }; query: { }; body: TemplateTry; ok: TextShown }
  'POST /template-tests': { path: { }; query: { }; body: TemplateTry; ok: SentTo }
  'GET /templates': { path: { }; query: { language?: string; }; body: undefined; ok: Page_Template_ }
  'PUT /templates/{language}/{channel}/{step}': { path: { language: string; channel: string; step: string; }; query: { }; body: TemplateChange; ok: Template }
  'DELETE /templates/{language}/{channel}/{step}': { path: { language: string; channel: string; step: string; }; query: { }; body: undefined; ok: Page_Template_ }
  'GET /templates/{language}/{channel}/{step}/versions': { path: { language: string; channel: string; step: string; }; query: { }; body: undefined; ok: Page_VersionShown_ }
  'POST /uploads': { path: { }; query: { }; body: UploadRequest; ok: UploadTicket }
  'GET /users': { path: { }; query: { }; body: undefined; ok: Page_User_ }
  'POST /users': { path: { }; query: { }; body: NewUser; ok: User }
  'PATCH /users/{email}': { path: { email: string; }; query: { }; body: UserChange; ok: User }
}
