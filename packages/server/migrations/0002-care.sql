-- The care record: people, what is known about them, decisions, courses, plans, sessions, devices.
-- clinic_id comes first in every key; tenant_table() adds forced row-level security and the grants.
-- "select, insert" tables are append-only: a correction is a new row that names the one it replaces.
-- Checks repeat the absolute bounds of the core as a second, independent guard.

-- ── people ──────────────────────────────────────────────────────────────────────────────────────
create table enquiry (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  for_whom text not null check (for_whom in ('self', 'loved-one')),
  name text not null check (length(name) between 1 and 200),
  email text check (length(email) <= 320),
  phone text check (length(phone) <= 40),
  preferred_way text not null check (preferred_way in ('phone-call', 'text-message', 'email')),
  best_time text check (length(best_time) <= 200),
  relationship text check (length(relationship) <= 100),
  topics text[] not null default '{}',
  message text not null default '' check (length(message) <= 4000),
  -- Answers the person chose to send along, scored again here.
  self_checks jsonb not null default '[]',
  urgent boolean not null default false,
  status text not null default 'new' check (status in ('new', 'contacted', 'converted', 'closed')),
  status_reason text,
  handled_by uuid,
  patient_id uuid,
  received_at timestamptz not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  check (email is not null or phone is not null)
);
create index enquiry_open on enquiry (clinic_id, received_at desc) where status in ('new', 'contacted');

create table newsletter_subscription (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  email text not null check (length(email) <= 320),
  token_hash text not null,
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  unsubscribed_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, email)
);

create table patient (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  record_number text not null check (length(record_number) between 1 and 40),
  family_name text not null check (length(family_name) between 1 and 120),
  given_name text not null check (length(given_name) between 1 and 120),
  preferred_name text,
  birth_date date not null,
  sex_at_birth text check (sex_at_birth in ('female', 'male', 'intersex')),
  gender text,
  pronouns text,
  email text,
  phone text,
  address text,
  language text not null default 'en',
  emergency_name text,
  emergency_phone text,
  emergency_relation text,
  status text not null default 'active' check (status in ('active', 'inactive', 'deceased', 'test')),
  stage text not null default 'intake' check (stage in
    ('intake', 'assessed', 'suitable', 'excluded', 'consented', 'planned', 'in-treatment', 'follow-up', 'maintenance', 'ended')),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, record_number)
);
create index patient_by_name on patient (clinic_id, lower(family_name), lower(given_name), id);

create table patient_identifier (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  system text not null check (length(system) <= 400),
  value text not null check (length(value) <= 400),
  type text,
  primary key (clinic_id, id),
  unique (clinic_id, system, value),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);

-- ── what is known ───────────────────────────────────────────────────────────────────────────────
create table fact (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  fact_id text not null,
  value jsonb not null,
  observed_at timestamptz not null,
  recorded_at timestamptz not null,
  source text not null check (source in ('patient', 'clinician', 'import', 'proxy')),
  author jsonb not null,
  import_id uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index fact_latest on fact (clinic_id, patient_id, fact_id, observed_at desc, recorded_at desc);

create table condition (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  name text not null,
  system text,
  code text,
  clinical_status text not null check (clinical_status in ('active', 'resolved', 'unknown', 'entered-in-error')),
  onset_at timestamptz,
  abated_at timestamptz,
  recorded_at timestamptz not null,
  author jsonb not null,
  import_id uuid,
  replaces uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces)
);
create index condition_of_patient on condition (clinic_id, patient_id);

create table medicine (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  name text not null check (length(name) between 1 and 400),
  rxnorm text,
  dose_text text,
  daily_dose_mg numeric check (daily_dose_mg > 0 and daily_dose_mg < 100000),
  last_taken_at timestamptz,
  status text not null check (status in ('current', 'as-needed', 'stopped', 'entered-in-error')),
  -- For a name the product does not know: the drug classes staff found it belongs to; null means nobody looked.
  reviewed_classes text[],
  started_at timestamptz,
  stopped_at timestamptz,
  recorded_at timestamptz not null,
  author jsonb not null,
  import_id uuid,
  replaces uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces)
);
create index medicine_of_patient on medicine (clinic_id, patient_id);

create table allergy (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  substance text not null check (length(substance) between 1 and 400),
  system text,
  code text,
  reaction text,
  criticality text check (criticality in ('low', 'high', 'unknown')),
  status text not null check (status in ('active', 'refuted', 'entered-in-error')),
  recorded_at timestamptz not null,
  author jsonb not null,
  import_id uuid,
  replaces uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces)
);
create index allergy_of_patient on allergy (clinic_id, patient_id);

-- Proof that a list was gone through with the patient; "none" is an answer, an empty list is not.
create table reconciliation (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null check (kind in ('medicines', 'allergies')),
  none_known boolean not null,
  at timestamptz not null,
  author jsonb not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index reconciliation_latest on reconciliation (clinic_id, patient_id, kind, at desc);

create table vital (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  systolic_mmhg smallint check (systolic_mmhg between 40 and 300),
  diastolic_mmhg smallint check (diastolic_mmhg between 20 and 200),
  heart_rate_per_min smallint check (heart_rate_per_min between 20 and 300),
  respiratory_rate_per_min smallint check (respiratory_rate_per_min between 0 and 80),
  spo2_percent smallint check (spo2_percent between 30 and 100),
  temperature_cel numeric(4, 1) check (temperature_cel between 30 and 45),
  weight_kg numeric(6, 2) check (weight_kg between 20 and 350),
  weight_method text check (weight_method in ('measured', 'stated')),
  height_cm numeric(5, 1) check (height_cm between 100 and 250),
  observed_at timestamptz not null,
  recorded_at timestamptz not null,
  author jsonb not null,
  source text not null check (source in ('patient', 'clinician', 'import', 'device')),
  import_id uuid,
  replaces uuid,
  voided boolean not null default false,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces),
  check (diastolic_mmhg is null or systolic_mmhg is null or diastolic_mmhg < systolic_mmhg)
);
create index vital_latest on vital (clinic_id, patient_id, observed_at desc);

create table lab (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  code text not null,
  name text not null,
  value numeric,
  value_text text not null,
  unit text,
  lower_limit numeric,
  upper_limit numeric,
  observed_at timestamptz not null,
  recorded_at timestamptz not null,
  author jsonb not null,
  source text not null check (source in ('patient', 'clinician', 'import', 'device')),
  import_id uuid,
  replaces uuid,
  voided boolean not null default false,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces)
);
create index lab_latest on lab (clinic_id, patient_id, code, observed_at desc);

create table treatment_trial (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  treatment text not null check (length(treatment) between 1 and 200),
  kind text not null check (kind in ('antidepressant', 'augmentation', 'psychotherapy', 'neuromodulation', 'analgesic', 'other')),
  highest_dose_text text,
  started_on date,
  stopped_on date,
  adequate text not null check (adequate in ('yes', 'no', 'unknown')),
  outcome text not null check (outcome in ('remission', 'response', 'partial', 'none', 'worse', 'unknown')),
  stopped_because text,
  current_episode boolean,
  recorded_at timestamptz not null,
  author jsonb not null,
  replaces uuid,
  voided boolean not null default false,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces),
  check (stopped_on is null or started_on is null or stopped_on >= started_on)
);
create index treatment_trial_of_patient on treatment_trial (clinic_id, patient_id);

-- Dated facts that a rule may ask for and that have no table of their own: a drug screen, an ECG, a registry query.
create table clinical_record (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id text not null,
  outcome text not null,
  note text not null default '' check (length(note) <= 4000),
  at timestamptz not null,
  recorded_at timestamptz not null,
  author jsonb not null,
  import_id uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index clinical_record_latest on clinical_record (clinic_id, patient_id, record_id, at desc);

-- ── questionnaires and tasks ────────────────────────────────────────────────────────────────────
create table patient_task (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null check (kind in ('instrument', 'intake', 'check-in', 'consent', 'education')),
  ref text not null,
  title text not null,
  moment text not null,
  session_id uuid,
  opens_at timestamptz not null,
  due_at timestamptz,
  expires_at timestamptz,
  status text not null default 'open' check (status in ('open', 'started', 'done', 'expired', 'cancelled')),
  progress jsonb not null default '{}',
  completed_at timestamptz,
  result_id uuid,
  created_by jsonb not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index patient_task_open on patient_task (clinic_id, patient_id, opens_at) where status in ('open', 'started');

create table response (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  instrument text not null,
  instrument_version text not null,
  language text not null default 'en',
  answers jsonb not null,
  context jsonb not null default '{}',
  extra jsonb not null default '{}',
  score jsonb not null,
  total numeric,
  band text,
  flags text[] not null,
  mode text not null check (mode in ('self', 'clinician', 'proxy', 'import', 'score-entry')),
  moment text,
  session_id uuid,
  task_id uuid,
  started_at timestamptz,
  completed_at timestamptz not null,
  recorded_at timestamptz not null,
  author jsonb not null,
  import_id uuid,
  replaces uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces),
  unique (clinic_id, task_id)
);
create index response_of_patient on response (clinic_id, patient_id, instrument, completed_at desc);

-- Work somebody must do: a positive risk answer, an unsigned note, an unmatched reading.
create table work_item (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  patient_id uuid,
  kind text not null check (kind in ('risk', 'review', 'unsigned', 'form-due', 'follow-up', 'device', 'enquiry')),
  priority text not null check (priority in ('high', 'medium', 'low')),
  title text not null,
  detail jsonb not null default '{}',
  assigned_to uuid,
  opened_at timestamptz not null,
  accept_by timestamptz,
  accepted_at timestamptz,
  accepted_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  version integer not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  check (closed_at is null or length(outcome) >= 1)
);
create index work_item_open on work_item (clinic_id, priority, opened_at) where closed_at is null;

-- ── decisions ───────────────────────────────────────────────────────────────────────────────────
create table examination (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null check (kind in ('physical', 'psychiatric', 'mental-status')),
  findings jsonb not null,
  note text not null default '' check (length(note) <= 20000),
  at timestamptz not null,
  recorded_at timestamptz not null,
  author jsonb not null,
  signature jsonb,
  replaces uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces)
);
create index examination_of_patient on examination (clinic_id, patient_id, kind, at desc);

-- Every rule evaluation that something rests on, with the inputs it saw; it replays to the same bytes.
create table evaluation (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null check (kind in ('suitability', 'gate', 'dose', 'discharge')),
  session_id uuid,
  at timestamptz not null,
  snapshot jsonb not null,
  answer jsonb not null,
  rules_version text not null,
  author jsonb not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index evaluation_of_patient on evaluation (clinic_id, patient_id, kind, at desc);

create table rule_override (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  evaluation_id uuid not null,
  rule text not null,
  rule_version text not null,
  reason text not null check (length(btrim(reason)) >= 15),
  at timestamptz not null,
  author jsonb not null,
  primary key (clinic_id, id),
  unique (clinic_id, evaluation_id, rule),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, evaluation_id) references evaluation (clinic_id, id)
);

create table assessment (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  evaluation_id uuid not null,
  decision text not null check (decision in ('suitable', 'not-suitable', 'more-needed')),
  indication text not null,
  product text not null check (product in ('ketamine', 'esketamine')),
  route text not null check (route in ('IV', 'IM', 'SC', 'IN', 'PO', 'SL')),
  note text not null default '' check (length(note) <= 20000),
  signature jsonb not null,
  signed_at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, evaluation_id) references evaluation (clinic_id, id)
);
create index assessment_of_patient on assessment (clinic_id, patient_id, signed_at desc);

create table consent (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  product text not null check (product in ('ketamine', 'esketamine')),
  route text not null check (route in ('IV', 'IM', 'SC', 'IN', 'PO', 'SL')),
  indication text not null,
  document_version text not null,
  document_hash text not null,
  language text not null default 'en',
  elements jsonb not null,
  teach_back jsonb not null default '[]',
  questions text not null default '',
  explained_by jsonb not null,
  patient_signature jsonb not null,
  staff_signature jsonb not null,
  signed_at timestamptz not null,
  expires_on date not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index consent_of_patient on consent (clinic_id, patient_id, signed_at desc);

create table consent_withdrawal (
  clinic_id uuid not null,
  consent_id uuid not null,
  reason text not null default '',
  at timestamptz not null,
  author jsonb not null,
  primary key (clinic_id, consent_id),
  foreign key (clinic_id, consent_id) references consent (clinic_id, id)
);

create table note (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  session_id uuid,
  kind text not null check (kind in ('progress', 'integration', 'therapy', 'phone', 'addendum')),
  text text not null check (length(text) between 1 and 40000),
  at timestamptz not null,
  recorded_at timestamptz not null,
  author jsonb not null,
  signature jsonb,
  replaces uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  unique (clinic_id, replaces)
);
create index note_of_patient on note (clinic_id, patient_id, at desc);

-- ── courses, plans, sessions ────────────────────────────────────────────────────────────────────
create table course (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  indication text not null,
  target_instrument text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  version integer not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create unique index course_open on course (clinic_id, patient_id, indication) where ended_at is null;

create table plan (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  course_id uuid not null,
  product text not null check (product in ('ketamine', 'esketamine')),
  route text not null check (route in ('IV', 'IM', 'SC', 'IN', 'PO', 'SL')),
  protocol text not null,
  request jsonb not null,
  answer jsonb not null,
  dose_mg numeric not null check (dose_mg > 0 and dose_mg <= 2000),
  dose_mg_per_kg numeric check (dose_mg_per_kg > 0 and dose_mg_per_kg <= 20),
  weight_kg numeric check (weight_kg between 20 and 350),
  weight_kind text check (weight_kind in ('actual', 'ideal', 'adjusted')),
  weight_observed_at timestamptz,
  duration_min numeric check (duration_min > 0 and duration_min <= 1440),
  sessions_planned smallint not null check (sessions_planned between 1 and 60),
  sessions_per_week numeric not null check (sessions_per_week > 0 and sessions_per_week <= 7),
  target text not null default '',
  stop_rule text not null default '',
  review_on date,
  prn jsonb not null default '[]',
  overrides jsonb not null default '[]',
  status text not null check (status in ('draft', 'signed', 'superseded', 'discarded')),
  author jsonb not null,
  created_at timestamptz not null,
  signature jsonb,
  signed_at timestamptz,
  replaces uuid,
  version integer not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, course_id) references course (clinic_id, id),
  check (status <> 'signed' or signature is not null)
);
create unique index plan_in_force on plan (clinic_id, course_id) where status = 'signed';

create table chair (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  label text not null check (length(label) between 1 and 40),
  position smallint not null,
  active boolean not null default true,
  primary key (clinic_id, id),
  unique (clinic_id, label)
);

create table session (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  course_id uuid not null,
  plan_id uuid not null,
  number smallint not null check (number > 0),
  chair_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  nurse_id uuid,
  prescriber_id uuid,
  phase text not null default 'booked' check (phase in
    ('booked', 'gate', 'ready', 'dosing', 'paused', 'recovery', 'discharged', 'closed', 'cancelled')),
  -- The head of the event list: the next event takes seq + 1 under this row's lock.
  seq integer not null default 0,
  head_hash text not null default '',
  summary jsonb not null default '{}',
  opened_at timestamptz,
  closed_at timestamptz,
  cancelled_because text,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, course_id, number),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, course_id) references course (clinic_id, id),
  foreign key (clinic_id, plan_id) references plan (clinic_id, id),
  foreign key (clinic_id, chair_id) references chair (clinic_id, id),
  check (ends_at > starts_at)
);
create index session_by_day on session (clinic_id, starts_at);
create index session_of_patient on session (clinic_id, patient_id, starts_at desc);
create index session_live on session (clinic_id) where phase in ('gate', 'ready', 'dosing', 'paused', 'recovery', 'discharged');
-- One open session a patient, one a chair.
create unique index session_one_open_per_patient on session (clinic_id, patient_id)
  where phase in ('gate', 'ready', 'dosing', 'paused', 'recovery');
create unique index session_one_open_per_chair on session (clinic_id, chair_id)
  where phase in ('gate', 'ready', 'dosing', 'paused', 'recovery');

create table session_event (
  clinic_id uuid not null,
  session_id uuid not null,
  seq integer not null check (seq > 0),
  id uuid not null,
  kind text not null,
  observed_at timestamptz not null,
  recorded_at timestamptz not null,
  -- The whole sealed event as it was hashed; the columns beside it are for finding.
  event jsonb not null,
  hash text not null,
  primary key (clinic_id, session_id, seq),
  unique (clinic_id, id),
  foreign key (clinic_id, session_id) references session (clinic_id, id)
);

create table document (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  session_id uuid,
  kind text not null check (kind in ('session-record', 'after-care', 'consent', 'letter')),
  title text not null,
  media_type text not null,
  content bytea not null,
  sha256 text not null,
  created_at timestamptz not null,
  author jsonb not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);

-- ── devices and imports ─────────────────────────────────────────────────────────────────────────
create table device (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  identifier text not null check (length(identifier) between 1 and 200),
  kind text not null check (kind in ('monitor', 'pump', 'gateway')),
  name text not null,
  time_zone text not null,
  active boolean not null default true,
  primary key (clinic_id, id),
  unique (identifier)
);

create table device_link (
  clinic_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  chair_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz,
  author jsonb not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, device_id) references device (clinic_id, id),
  foreign key (clinic_id, chair_id) references chair (clinic_id, id),
  check (to_at is null or to_at >= from_at)
);
create unique index device_link_open on device_link (clinic_id, device_id) where to_at is null;

-- Raw bytes first, as they came; what became of them is in device_reading.
create table device_message (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  received_at timestamptz not null,
  peer text not null,
  sender text not null,
  control_id text not null,
  content_hash text not null,
  raw bytea not null,
  outcome text not null check (outcome in ('AA', 'AE', 'AR')),
  detail jsonb not null default '{}',
  primary key (clinic_id, id)
);
create unique index device_message_once on device_message (clinic_id, sender, control_id, content_hash);

create table device_reading (
  clinic_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  device_id uuid,
  session_id uuid,
  state text not null check (state in ('charted', 'unmatched', 'quarantined', 'dismissed', 'conflict')),
  reason text,
  reading jsonb not null,
  observed_at timestamptz,
  received_at timestamptz not null,
  resolved_by jsonb,
  resolved_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, message_id) references device_message (clinic_id, id)
);
create index device_reading_open on device_reading (clinic_id, received_at desc) where state in ('unmatched', 'quarantined', 'conflict');

create table import_batch (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  file_name text not null,
  content_hash text not null,
  patient_id uuid,
  report jsonb not null,
  at timestamptz not null,
  author jsonb not null,
  primary key (clinic_id, id)
);

-- ── tenancy ─────────────────────────────────────────────────────────────────────────────────────
-- Rows that change state carry a version; append-only rows cannot be updated at all.
call tenant_table('enquiry');
call tenant_table('newsletter_subscription');
call tenant_table('patient');
call tenant_table('patient_identifier', 'select, insert, delete');
call tenant_table('fact', 'select, insert');
call tenant_table('condition', 'select, insert');
call tenant_table('medicine', 'select, insert');
call tenant_table('allergy', 'select, insert');
call tenant_table('reconciliation', 'select, insert');
call tenant_table('vital', 'select, insert');
call tenant_table('lab', 'select, insert');
call tenant_table('treatment_trial', 'select, insert');
call tenant_table('clinical_record', 'select, insert');
call tenant_table('patient_task');
call tenant_table('response', 'select, insert');
call tenant_table('work_item');
call tenant_table('examination', 'select, insert');
call tenant_table('evaluation', 'select, insert');
call tenant_table('rule_override', 'select, insert');
call tenant_table('assessment', 'select, insert');
call tenant_table('consent', 'select, insert');
call tenant_table('consent_withdrawal', 'select, insert');
call tenant_table('note', 'select, insert');
call tenant_table('course');
call tenant_table('plan');
call tenant_table('chair');
call tenant_table('session');
call tenant_table('session_event', 'select, insert');
call tenant_table('document', 'select, insert');
call tenant_table('device');
-- The MLLP port hears a device before it knows a clinic: a transaction that names a device may find that one row.
create policy found_by_identifier on device for select using (identifier = nullif(current_setting('app.device', true), ''));
call tenant_table('device_link');
call tenant_table('device_message', 'select, insert');
call tenant_table('device_reading');
call tenant_table('import_batch', 'select, insert');
