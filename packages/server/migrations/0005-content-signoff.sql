-- What a clinic stands behind: a prescriber proposes a piece of clinical content as it reads, a second person answers.
-- Both are facts and are never changed; the second cannot be the first.
create table content_sign_off (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  content_ref text not null check (content_ref ~ '^[a-z-]+/[A-Za-z0-9_.-]+$'),
  content_version text,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{16}$'),
  decision text not null check (decision in ('confirm', 'withdraw')),
  note text not null default '' check (length(note) <= 2000),
  effective_on date not null,
  proposed_by uuid not null,
  proposer jsonb not null,
  proposed_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, id, proposed_by)
);
create index content_sign_off_of_content on content_sign_off (clinic_id, content_ref, proposed_at desc);
call tenant_table('content_sign_off', 'select, insert');

create table content_sign_off_answer (
  clinic_id uuid not null,
  sign_off_id uuid not null,
  proposed_by uuid not null,
  approved boolean not null,
  answered_by uuid not null,
  answerer jsonb not null,
  answered_at timestamptz not null,
  reason text not null default '' check (length(reason) <= 2000),
  primary key (clinic_id, sign_off_id),
  foreign key (clinic_id, sign_off_id, proposed_by) references content_sign_off (clinic_id, id, proposed_by),
  check (answered_by <> proposed_by),
  check (approved or length(btrim(reason)) >= 3)
);
call tenant_table('content_sign_off_answer', 'select, insert');

-- The audit viewer offers the acts that have happened, found by skipping along this index.
create index audit_entry_act on audit_entry (clinic_id, act, seq);
create index audit_entry_actor on audit_entry (clinic_id, actor_id, seq);
