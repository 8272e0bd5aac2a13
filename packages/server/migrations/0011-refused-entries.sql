-- What a person was told is refused stays refused: a copy of the same entry that a slow network brings later, when it
-- would be admitted, is not taken after all. The author enters it anew, as another entry.
create table session_refusal (
  clinic_id uuid not null references clinic (id),
  event_id uuid not null,
  session_id uuid not null,
  problems jsonb not null check (jsonb_typeof(problems) = 'array'),
  refused_at timestamptz not null,
  primary key (clinic_id, event_id),
  foreign key (clinic_id, session_id) references session (clinic_id, id)
);
call tenant_table('session_refusal', 'select, insert');
