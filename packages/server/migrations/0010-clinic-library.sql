-- A clinic's limit library (DOSE-12): its changes of the catalogue, each drafted, proposed, replayed over the past and
-- answered by a second person. What was answered is a fact and is never changed.
create table library_change (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  status text not null check (status in ('draft', 'proposed', 'approved', 'turned-down', 'discarded')),
  -- 1, 2, 3 … in the order of approval.
  number integer check (number >= 1),
  -- The number that was in force when it was drafted; 0 for the catalogue alone.
  based_on integer not null check (based_on >= 0),
  -- A return to an earlier version, which two people signed before: one person's act.
  returns_to integer check (returns_to >= 1),
  changed_values jsonb not null check (jsonb_typeof(changed_values) = 'object'),
  note text not null default '' check (length(note) <= 2000),
  effective_on date not null,
  review_by date not null,
  author_id uuid not null,
  author jsonb not null,
  drafted_at timestamptz not null,
  proposed_at timestamptz,
  replay jsonb,
  answered_by uuid,
  answerer jsonb,
  answered_at timestamptz,
  reason text not null default '' check (length(reason) <= 2000),
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, number),
  check (review_by > effective_on),
  check ((status = 'approved') = (number is not null)),
  check ((status in ('approved', 'turned-down')) = (answered_by is not null)),
  check (returns_to is not null or answered_by is null or answered_by <> author_id),
  check (status <> 'turned-down' or length(btrim(reason)) >= 3)
);
create unique index library_change_open on library_change (clinic_id) where status in ('draft', 'proposed');
call tenant_table('library_change');

create function keep_answered_library() returns trigger language plpgsql as $$
begin
  if old.status in ('approved', 'turned-down', 'discarded') then
    raise exception 'what was answered of a library stays as it is' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger keep_answered before update on library_change
  for each row execute function keep_answered_library();

-- A clinic that treated patients before limits were signed goes on with the catalogue as it stood, marked as unsigned,
-- until two people sign its first library. A clinic that never opened a session signs first.
alter table clinic add column limits_unsigned_since timestamptz;
do $$
declare
  one record;
begin
  for one in select id from clinic loop
    perform set_config('app.clinic', one.id::text, true);
    update clinic set limits_unsigned_since = now()
      where id = one.id
        and exists (select from session where session.clinic_id = one.id and session.opened_at is not null);
  end loop;
  perform set_config('app.clinic', '', true);
end $$;
