// Made by infra/gen_ts.py from /api/openapi.json: do not edit.
export type Money = {
  amount: string
  currency: string
}
export type NextStep = {
  step: string
  on: string
}
export type User = {
  email: string
  name: string
  role: "reader" | "colleague" | "collector" | "credit_manager" | "administrator"
  active: boolean
  language: string
}
export type SessionUser = {
  email: string
  name: string
  role: "reader" | "colleague" | "collector" | "credit_manager" | "administrator"
  language: string
  tenant_id: string
  tenant_name: string
}
export type Session = {
  access_token: string
  expires_in: number
  user: SessionUser
}
export type Me = {
  email: string
  name: string
  role: "reader" | "colleague" | "collector" | "credit_manager" | "administrator"
  language: string
  tenant_id: string
  tenant_name: string
  today: string
  one_machine: boolean
  demo_clock: boolean
}
export type CompanySettings = {
  version: number
  name: string
  address: string
  currency: string
  timezone: string
  language: string
  sender_name: string
  sender_email: string | null
  reply_to: string | null
  sending_from_hour: number
  sending_to_hour: number
  sending_weekdays: number[]
  daily_hour: number
  stale_after_days: number
  drop_limit_percent: number
  default_scenario: string
  default_collector: string
}
export type AccountRow = {
  code: string
  name: string
  country: string
  language: string
  collector: string
  scenario: string
  level: number
  outstanding: Money[]
  overdue: Money[]
  oldest_due_on: string | null
  days_late: number
  items_count: number
  flags: string[]
  next_step: NextStep | null
  email: string
  group: string
  last_reminder_on: string | null
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
}
export type Contact = {
  id: string
  name: string
  role: string
  email: string
  phone: string
  is_collection: boolean
  bounced_on: string | null
  bounce_reason: string
  origin: string
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
export type Status = {
  type: "NCT" | "CEC" | "PDP" | "RDE" | "NPC" | "LIT"
  comment: string
  promise_on: string | null
  dispute_type: string
  resolver: string
  by: string
  at: string | null
}
export type OpenItemRow = {
  id: string
  number: string
  kind: string
  issued_on: string
  due_on: string
  days_late: number
  amount: Money
  balance: Money
  reference: string
  label: string
  status: Status
  paused_by: string | null
  reminded_step: string | null
}
export type ClosedItemRow = {
  id: string
  number: string
  kind: string
  issued_on: string
  due_on: string
  amount: Money
  balance: Money
  reference: string
  label: string
  closed_on: string
  how: string
}
export type AccountSheet = {
  code: string
  name: string
  country: string
  language: string
  collector: string
  scenario: string
  level: number
  outstanding: Money[]
  overdue: Money[]
  oldest_due_on: string | null
  days_late: number
  items_count: number
  flags: string[]
  next_step: NextStep | null
  email: string
  group: string
  last_reminder_on: string | null
  version: number
  note: string
  customer: Customer
  contacts: Contact[]
  paused_items: Record<string, string>
  by_status: Record<string, Money[]>
  events: HistoryEvent[]
  answers: Answer[]
}
export type OverdueRow = {
  code: string
  name: string
  overdue: Money[]
  oldest_due_on: string
  days_late: number
  level: number
  collector: string
  step: string | null
  mode: string
  recipient: string | null
  reason: Reason | null
}
export type Reason = {
  code: string
  sentence: string
}
export type RunRow = {
  code: string
  step: string | null
  recipient: string | null
  subject: string
  state: "queued" | "sent" | "refused" | "unknown" | "failed"
  reason: Reason | null
  reminder_id: string | null
}
export type ReminderRun = {
  id: string
  rows: RunRow[]
  done: boolean
}
export type Reminder = {
  id: string
  code: string
  name: string
  step: string
  level: number
  channel: string
  recipient: string
  subject: string
  text: string
  state: "prepared" | "sent" | "delivered" | "bounced" | "complained" | "refused" | "unknown"
  on: string
  timeline: TimelineEntry[]
}
export type TimelineEntry = {
  state: string
  at: string
  detail: string
}
export type Scenario = {
  id: string
  names: Record<string, string>
  steps: Step[]
  min_gap_days: number
  minimum_amount: string
}
export type Step = {
  key: string
  offset_days: number
  level: number
  mode: "auto" | "confirm" | "manual"
  channel: string
  is_required: boolean
  names: Record<string, string>
}
export type Template = {
  id: string
  step: string
  name: string
  language: string
  channel: string
  subject: string
  html: string
  text: string
}
export type OutboxMessage = {
  id: string
  at: string
  to: string
  from: string
  subject: string
  account: string | null
}
export type OutboxContent = {
  id: string
  at: string
  to: string
  from: string
  subject: string
  account: string | null
  headers: Record<string, string>
  text: string
  html: string
}
export type Aged = {
  label: string
  currency: string
  not_due: Money
  d1_30: Money
  d31_60: Money
  d61_90: Money
  d90_plus: Money
  credits: Money
  total: Money
  overdue: Money
}
export type StatusAmount = {
  status: string
  amount: Money
}
export type Dashboard = {
  on: string
  accounts: number
  aged: Aged[]
  by_status: StatusAmount[]
  answers_waiting: number
  unknown_reminders: number
  accounts_without_collector: number
  contacts_bounced: number
}
export type Document = {
  id: string
  filename: string
  at: string
  by: string
}
export type MessagePreview = {
  step: string | null
  level: number
  channel: string
  recipient: string | null
  subject: string
  html: string
  text: string
  items: OpenItemRow[]
  reason: Reason | null
}
export type Answer = {
  id: string
  code: string
  name: string
  link: string
  reminder_id: string
  kind: AnswerKind
  items: AnsweredItem[]
  at: string
  on: string | null
  reference: string
  reason: DisputeReason | null
  comment: string
  files: AnswerFile[]
  state: AnswerState
  decided_by: string
  decided_at: string | null
  decision_comment: string
  version: number
}
export type AnswerFile = {
  id: string
  filename: string
}
export type AnswerKind = "promise" | "paid" | "dispute" | "copy" | "comment"
export type AnswerState = "waiting" | "accepted" | "refused"
export type AnsweredItem = {
  id: string
  number: string
  balance: Money
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
export type Column = {
  column: string
  position: number
  field: Field | null
  style: string
  confidence: number
  reason_code: string
  reason: string
  samples: string[]
}
export type Counts = {
  accounts: number
  items: number
  totals: Money[]
}
export type DisputeReason = "price" | "quantity" | "quality" | "not_received" | "not_ordered" | "duplicate" | "wrong_details" | "other"
export type Doubt = {
  code: string
  column: string
  reason: string
}
export type Field = "code" | "name" | "address" | "postal_code" | "city" | "country" | "language" | "registration" | "vat_number" | "group" | "payment_terms" | "contact_name" | "email" | "phone" | "collector" | "number" | "kind" | "issued_on" | "due_on" | "closed_on" | "is_open" | "amount" | "balance" | "debit" | "credit" | "currency" | "reference" | "label"
export type Import = {
  id: string
  version: number
  state: State
  filename: string
  profile: string
  by: string
  created_at: string
  moved_at: string
  finished_at: string | null
  sequence: number
  key: string
  mapping: Mapping | null
  proposal: Mapping | null
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
export type ItemKind = "FAC" | "AVO" | "RGL" | "OD" | "TRT" | "DPA"
export type Mapping = {
  mode: Mode
  columns: Column[]
  kinds: Record<string, ItemKind | null>
  signs: Signs
  default_currency: string | null
  create_accounts: boolean
  format: string
  encoding: string
  separator: string
  sheet: string
  header_row: number
  doubts: Doubt[]
}
export type Mode = "STOCK" | "DELTA"
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
export type Profile = {
  name: string
  mapping: Mapping
  saved_at: string
  saved_by: string
}
export type Progress = {
  done: number
  total: number
}
export type Refusal = {
  code: string
  reason: string
}
export type RowError = {
  row: number
  column: string
  value: string
  code: string
  reason: string
  severity: string
}
export type Signs = "as_written" | "credits_unsigned" | "inverted"
export type State = "waiting_for_file" | "reading" | "waiting_for_mapping" | "waiting_for_approval" | "applying" | "done" | "refused"
export type Api = {
  'POST /sessions': { path: { }; query: { }; body: { user: string; password: string; new_password?: string }; ok: Session }
  'POST /sessions/refreshes': { path: { }; query: { }; body: undefined; ok: Session }
  'DELETE /sessions': { path: { }; query: { }; body: undefined; ok: undefined }
  'PUT /password': { path: { }; query: { }; body: { current: string; new: string }; ok: undefined }
  'GET /me': { path: { }; query: { }; body: undefined; ok: Me }
  'PATCH /me': { path: { }; query: { }; body: { language: string }; ok: Me }
  'GET /users': { path: { }; query: { }; body: undefined; ok: { items: User[]; next_cursor: string | null } }
  'POST /users': { path: { }; query: { }; body: { email: string; name: string; role: string; language?: string }; ok: User }
  'PATCH /users/{email}': { path: { email: string; }; query: { }; body: { name?: string; role?: string; active?: boolean }; ok: User }
  'GET /settings': { path: { }; query: { }; body: undefined; ok: CompanySettings }
  'PUT /settings': { path: { }; query: { }; body: CompanySettings; ok: CompanySettings }
  'POST /clock': { path: { }; query: { }; body: { days: number }; ok: { today: string } }
  'POST /uploads': { path: { }; query: { }; body: { filename: string; profile?: string }; ok: { import_id: string; upload: { url: string; fields: Record<string, string> } } }
  'GET /imports': { path: { }; query: { cursor?: string; }; body: undefined; ok: { items: Import[]; next_cursor: string | null } }
  'GET /imports/{import_id}': { path: { import_id: string; }; query: { }; body: undefined; ok: Import }
  'GET /imports/{import_id}/errors': { path: { import_id: string; }; query: { cursor?: string; }; body: undefined; ok: { items: RowError[]; next_cursor: string | null } }
  'POST /imports/{import_id}/mappings': { path: { import_id: string; }; query: { }; body: Mapping & { save_as?: string }; ok: Import }
  'POST /imports/{import_id}/approvals': { path: { import_id: string; }; query: { }; body: { approve: boolean }; ok: Import }
  'GET /profiles': { path: { }; query: { }; body: undefined; ok: { items: Profile[]; next_cursor: string | null } }
  'DELETE /profiles/{name}': { path: { name: string; }; query: { }; body: undefined; ok: undefined }
  'GET /accounts': { path: { }; query: { q?: string; sort?: string; cursor?: string; limit?: number; }; body: undefined; ok: { items: AccountRow[]; next_cursor: string | null } }
  'GET /accounts/{code}': { path: { code: string; }; query: { }; body: undefined; ok: AccountSheet }
  'PATCH /accounts/{code}': { path: { code: string; }; query: { }; body: { collector?: string; scenario?: string; level?: number; note?: string }; ok: AccountSheet }
  'POST /accounts/{code}/contacts': { path: { code: string; }; query: { }; body: { name?: string; role?: string; email?: string | null; phone?: string; is_collection?: boolean }; ok: AccountSheet }
  'PUT /accounts/{code}/contacts/{contact_id}': { path: { code: string; contact_id: string; }; query: { }; body: { name?: string; role?: string; email?: string | null; phone?: string; is_collection?: boolean }; ok: AccountSheet }
  'DELETE /accounts/{code}/contacts/{contact_id}': { path: { code: string; contact_id: string; }; query: { }; body: undefined; ok: AccountSheet }
  'GET /accounts/{code}/open-items': { path: { code: string; }; query: { }; body: undefined; ok: { items: OpenItemRow[]; totals: Money[]; next_cursor: string | null } }
  'GET /accounts/{code}/closed-items': { path: { code: string; }; query: { cursor?: string; }; body: undefined; ok: { items: ClosedItemRow[]; next_cursor: string | null } }
  'POST /accounts/{code}/qualifications': { path: { code: string; }; query: { }; body: { items: string[]; type: string; comment?: string; promise_on?: string; dispute_type?: string; resolver?: string }; ok: AccountSheet }
  'GET /accounts/{code}/history': { path: { code: string; }; query: { from?: string; cursor?: string; }; body: undefined; ok: { items: HistoryEvent[]; next_cursor: string | null } }
  'GET /accounts/{code}/answers': { path: { code: string; }; query: { }; body: undefined; ok: { items: Answer[]; next_cursor: string | null } }
  'GET /accounts/{code}/reminders': { path: { code: string; }; query: { }; body: undefined; ok: { items: Reminder[]; next_cursor: string | null } }
  'GET /accounts/{code}/documents/{document_id}': { path: { code: string; document_id: string; }; query: { }; body: undefined; ok: { url: string } }
  'GET /overdue': { path: { }; query: { on?: string; q?: string; cursor?: string; }; body: undefined; ok: { items: OverdueRow[]; next_cursor: string | null; stale: { stale: boolean; last_import_on: string | null } } }
  'GET /overdue/{code}/preview': { path: { code: string; }; query: { on?: string; step?: string; }; body: undefined; ok: MessagePreview }
  'POST /reminder-runs': { path: { }; query: { }; body: { on?: string; codes: string[] | null; state: "review" | "send"; accept_stale?: boolean; steps?: Record<string, string> }; ok: ReminderRun }
  'GET /reminder-runs/{run_id}': { path: { run_id: string; }; query: { }; body: undefined; ok: ReminderRun }
  'GET /reminders': { path: { }; query: { state?: string; cursor?: string; }; body: undefined; ok: { items: Reminder[]; next_cursor: string | null } }
  'GET /reminders/{code}/{reminder_id}': { path: { code: string; reminder_id: string; }; query: { }; body: undefined; ok: Reminder }
  'POST /reminders/{code}/{reminder_id}/decisions': { path: { code: string; reminder_id: string; }; query: { }; body: { decision: "send_again" | "consider_sent" }; ok: Reminder }
  'GET /scenarios': { path: { }; query: { }; body: undefined; ok: { items: Scenario[]; next_cursor: string | null } }
  'GET /scenarios/{id}': { path: { id: string; }; query: { }; body: undefined; ok: Scenario }
  'GET /templates': { path: { }; query: { language?: string; }; body: undefined; ok: { items: Template[]; next_cursor: string | null } }
  'GET /answers': { path: { }; query: { state?: string; cursor?: string; }; body: undefined; ok: { items: Answer[]; next_cursor: string | null } }
  'POST /accounts/{code}/answers/{answer_id}/decisions': { path: { code: string; answer_id: string; }; query: { }; body: { accept: boolean; comment?: string }; ok: Answer }
  'GET /reports/aged-balance': { path: { }; query: { on?: string; by?: string; }; body: undefined; ok: { on: string; totals: Aged[]; rows: Aged[] } }
  'GET /dashboard': { path: { }; query: { }; body: undefined; ok: Dashboard }
  'GET /outbox': { path: { }; query: { cursor?: string; }; body: undefined; ok: { items: OutboxMessage[]; next_cursor: string | null } }
  'GET /outbox/{message_id}': { path: { message_id: string; }; query: { }; body: undefined; ok: OutboxContent }
}
