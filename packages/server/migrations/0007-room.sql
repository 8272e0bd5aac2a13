-- Patients who move between chairs, who is at which record, and a pause of the alert sound that every screen shares.

-- Where a session was before: a reading of a moment belongs to the chair the patient sat in then.
create table session_move (
  clinic_id uuid not null,
  -- The id of the event `chair.moved`.
  id uuid not null,
  session_id uuid not null,
  from_chair_id uuid,
  to_chair_id uuid not null,
  moved_at timestamptz not null,
  author jsonb not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, session_id) references session (clinic_id, id),
  foreign key (clinic_id, from_chair_id) references chair (clinic_id, id),
  foreign key (clinic_id, to_chair_id) references chair (clinic_id, id),
  check (from_chair_id is distinct from to_chair_id)
);
create index session_move_of_session on session_move (clinic_id, session_id, moved_at);
call tenant_table('session_move', 'select, insert');

-- Never for good: it ends by itself, and any new alert breaks it.
create table sound_pause (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  started_at timestamptz not null,
  until_at timestamptz not null,
  author jsonb not null,
  primary key (clinic_id, id),
  check (until_at > started_at)
);
create index sound_pause_latest on sound_pause (clinic_id, started_at desc);
call tenant_table('sound_pause', 'select, insert');

-- Who has a record open, and who is typing into it. A fact of the moment, not of the record.
create table session_presence (
  clinic_id uuid not null,
  session_id uuid not null,
  user_id uuid not null,
  seen_at timestamptz not null,
  typed_at timestamptz,
  primary key (clinic_id, session_id, user_id),
  foreign key (clinic_id, session_id) references session (clinic_id, id)
);
call tenant_table('session_presence');
