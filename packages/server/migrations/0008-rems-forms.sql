-- One monitoring form for each esketamine session given under the REMS; due so many calendar days after the session.
-- What became of it is a list of steps that is only added to: signing or closing a session never stands for one.
create table rems_form (
  clinic_id uuid not null,
  session_id uuid not null,
  patient_id uuid not null,
  session_on date not null,
  due_on date not null check (due_on > session_on),
  primary key (clinic_id, session_id),
  foreign key (clinic_id, session_id) references session (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index rems_form_by_due_day on rems_form (clinic_id, due_on);
call tenant_table('rems_form', 'select, insert');

create table rems_form_step (
  clinic_id uuid not null,
  session_id uuid not null,
  number smallint not null check (number > 0),
  id uuid not null,
  step text not null check (step in ('sent', 'accepted', 'rejected')),
  at timestamptz not null,
  author jsonb not null,
  -- The confirmation number of the REMS, or what was wrong.
  note text not null default '' check (length(note) <= 2000),
  -- What was sent: the answers with the entries each rests on, and their hash.
  form_version text,
  answers jsonb,
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  primary key (clinic_id, session_id, number),
  unique (clinic_id, id),
  foreign key (clinic_id, session_id) references rems_form (clinic_id, session_id),
  check ((step = 'sent') = (answers is not null and content_hash is not null and form_version is not null)),
  check (step <> 'rejected' or length(btrim(note)) >= 3)
);
call tenant_table('rems_form_step', 'select, insert');
