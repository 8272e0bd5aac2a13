-- The platform: clinics, staff, sign-in, patient links, audit, outgoing mail.
-- The application role sees one clinic at a time: the one in the transaction's setting app.clinic.

grant usage on schema public to titrate_app;
grant select on schema_migration to titrate_app;

create function current_clinic() returns uuid language sql stable
  return nullif(current_setting('app.clinic', true), '')::uuid;

create function app_user_id() returns uuid language sql stable
  return nullif(current_setting('app.user', true), '')::uuid;

-- Confines a table to the current clinic and grants the application role what it needs.
-- Call it right after `create table`: call tenant_table('session_event', 'select, insert').
create procedure tenant_table(table_name text, privileges text default 'select, insert, update')
language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format(
    'create policy one_clinic on %I using (clinic_id = (select current_clinic())) with check (clinic_id = (select current_clinic()))',
    table_name);
  execute format('grant %s on %I to titrate_app', privileges, table_name);
end $$;

create table clinic (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  time_zone text not null,
  region text not null check (region ~ '^[A-Z]{2}$'),
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
alter table clinic enable row level security;
alter table clinic force row level security;
-- Which clinics exist is no secret: the enquiry page lists them. Only the clinic itself changes its row.
create policy listed on clinic for select using (true);
create policy own_row on clinic for update using (id = (select current_clinic()));
create policy founded on clinic for insert with check (id = (select current_clinic()));
grant select, insert, update on clinic to titrate_app;

-- Sign-in of people. Global, since a person may work at several clinics; nothing about health in here.
create table auth_user (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table auth_session (
  id uuid primary key default gen_random_uuid(),
  token text not null unique,
  user_id uuid not null references auth_user on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  second_factor text check (second_factor in ('totp', 'passkey', 'backup-code')),
  stepped_up_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_user on auth_session (user_id);
create table auth_account (
  id uuid primary key default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth_user on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_account_user on auth_account (user_id);
create table auth_verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);
create table auth_two_factor (
  id uuid primary key default gen_random_uuid(),
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references auth_user on delete cascade,
  verified boolean default true,
  failed_verification_count int default 0,
  locked_until timestamptz
);
create index auth_two_factor_user on auth_two_factor (user_id);
create table auth_passkey (
  id uuid primary key default gen_random_uuid(),
  name text,
  public_key text not null,
  user_id uuid not null references auth_user on delete cascade,
  credential_id text not null unique,
  counter int not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
create index auth_passkey_user on auth_passkey (user_id);
-- A one-time code is for one time: the same code of the same person is refused while it would still be valid.
create table auth_totp_use (
  user_id uuid not null references auth_user on delete cascade,
  code_hash text not null,
  used_at timestamptz not null,
  primary key (user_id, code_hash)
);
-- Failed passwords by person and address, so that guessing slows down and nobody can lock a colleague out from afar.
create table auth_attempt (
  key_hash text primary key,
  failures int not null,
  since timestamptz not null
);
grant select, insert, update, delete on
  auth_attempt, auth_user, auth_session, auth_account, auth_verification, auth_two_factor, auth_passkey, auth_totp_use to titrate_app;

create table staff_member (
  clinic_id uuid not null references clinic,
  user_id uuid not null references auth_user,
  roles text[] not null check (
    cardinality(roles) > 0
    and roles <@ array['owner', 'prescriber', 'nurse', 'therapist', 'front-desk', 'auditor']),
  display_name text not null check (length(display_name) between 1 and 200),
  credentials text not null default '',
  active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (clinic_id, user_id)
);
create index staff_member_user on staff_member (user_id);
call tenant_table('staff_member');
-- After sign-in a person sees their own memberships everywhere, to choose a clinic.
create policy own_memberships on staff_member for select using (user_id = (select app_user_id()));

-- A link by which a new member of staff sets a password and enrols the second factor.
create table staff_invitation (
  clinic_id uuid not null references clinic,
  id uuid not null,
  user_id uuid not null,
  token_hash text not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, user_id) references staff_member
);
call tenant_table('staff_invitation');

-- A link by which a patient opens tasks. Only a hash of its secret is kept.
create table invitation (
  clinic_id uuid not null references clinic,
  id uuid not null,
  patient_id uuid not null,
  purpose text not null,
  tasks jsonb not null check (jsonb_typeof(tasks) = 'array'),
  birth_date date not null,
  token_hash text not null,
  expires_at timestamptz not null,
  failed_attempts int not null default 0 check (failed_attempts >= 0),
  opened_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, token_hash)
);
create index invitation_patient on invitation (clinic_id, patient_id);
call tenant_table('invitation');

create table patient_session (
  clinic_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  patient_id uuid not null,
  token_hash text not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, token_hash),
  foreign key (clinic_id, invitation_id) references invitation
);
call tenant_table('patient_session');

-- Who did and who looked at what. Rows are added by append_audit alone, never changed.
create table audit_entry (
  clinic_id uuid not null references clinic,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'patient', 'device', 'system', 'public')),
  actor_id text,
  actor_role text,
  act text not null,
  object_kind text not null,
  object_id text,
  patient_id uuid,
  reason text,
  detail jsonb not null default '{}',
  prev_hash text not null,
  hash text not null,
  primary key (clinic_id, seq)
);
create index audit_entry_patient on audit_entry (clinic_id, patient_id, seq);
call tenant_table('audit_entry', 'select');

create table audit_head (
  clinic_id uuid primary key references clinic,
  seq bigint not null,
  hash text not null
);
call tenant_table('audit_head', 'select');

-- Appends entries of the current clinic to its chain: hash = sha256(previous hash, newline, seq, newline, canonical text).
-- The canonical text comes from the caller, who alone knows the order of members; verification works it out anew.
create function append_audit(entries jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := current_clinic();
  head audit_head;
  entry jsonb;
  next_hash text;
begin
  if clinic is null then raise exception 'audit without a clinic' using errcode = 'TI001'; end if;
  insert into audit_head (clinic_id, seq, hash) values (clinic, 0, repeat('0', 64)) on conflict do nothing;
  select * into head from audit_head where clinic_id = clinic for update;
  for entry in select value from jsonb_array_elements(entries) loop
    head.seq := head.seq + 1;
    next_hash := encode(sha256(convert_to(head.hash || E'\n' || head.seq || E'\n' || (entry ->> 'canonical'), 'UTF8')), 'hex');
    insert into audit_entry (clinic_id, seq, at, actor_kind, actor_id, actor_role, act, object_kind, object_id,
                             patient_id, reason, detail, prev_hash, hash)
    values (clinic, head.seq, (entry ->> 'at')::timestamptz, entry ->> 'actorKind', entry ->> 'actorId',
            entry ->> 'actorRole', entry ->> 'act', entry ->> 'objectKind', entry ->> 'objectId',
            (entry ->> 'patientId')::uuid, entry ->> 'reason', coalesce(entry -> 'detail', '{}'), head.hash, next_hash);
    head.hash := next_hash;
  end loop;
  update audit_head set seq = head.seq, hash = head.hash where clinic_id = clinic;
  return head.seq;
end $$;
revoke all on function append_audit(jsonb) from public;
grant execute on function append_audit(jsonb) to titrate_app;

-- Mail waiting to be sent, and, where no mail server is set up, the place to read it.
create table outbox_message (
  clinic_id uuid not null references clinic,
  id uuid not null,
  recipient text not null,
  subject text not null,
  body text not null,
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (clinic_id, id)
);
call tenant_table('outbox_message');

-- Background work is asked for inside the transaction that needs it. The queue belongs to the owner;
-- the application role may only add to it.
create function enqueue_job(task text, payload json, run_at timestamptz, job_key text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => 12);
end $$;
revoke all on function enqueue_job(text, json, timestamptz, text) from public;
grant execute on function enqueue_job(text, json, timestamptz, text) to titrate_app;
