-- The edges: frames of devices as they came, readings that know each other, tokens of machines.

-- Every frame of the MLLP port, durable before anything in it is understood. One frame may hold several messages.
create table device_frame (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  received_at timestamptz not null,
  peer text not null,
  sha256 text not null,
  raw bytea not null,
  primary key (clinic_id, id)
);
call tenant_table('device_frame', 'select, insert');

-- A message names its frame; the bytes are kept once.
alter table device_message add column frame_id uuid not null;
alter table device_message drop column raw;
alter table device_message add foreign key (clinic_id, frame_id) references device_frame (clinic_id, id);

-- Two readings of one key (sender, device, code, sub-id, time) are a repeat, a correction or a conflict.
alter table device_reading add column reading_key text;
alter table device_reading add column value_state text not null default 'current'
  check (value_state in ('current', 'replaced', 'withdrawn'));
-- The session event that charted it.
alter table device_reading add column event_id uuid;
create index device_reading_by_key on device_reading (clinic_id, reading_key) where reading_key is not null;

-- Machines that read or write for a clinic. Only a hash of the secret is kept.
create table api_token (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  token_hash text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_by jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (clinic_id, id)
);
call tenant_table('api_token');
-- A request shows a token before it names a clinic: it may find that one row.
create policy found_by_secret on api_token for select using (token_hash = nullif(current_setting('app.token', true), ''));
