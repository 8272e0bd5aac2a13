-- The controlled-drug ledger: what stands on which shelf, and everything that ever happened to it.
-- Entries are written by append_ledger alone, which keeps the balance under a row lock; the application role may only
-- read both tables, so nobody changes an entry, and a balance below zero is refused by the database itself.

create table ledger_location (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 80),
  -- Registration of the place with the authority, where there is one.
  registration text not null default '' check (length(registration) <= 40),
  active boolean not null default true,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, name)
);
call tenant_table('ledger_location');

create table formulary_item (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  product text not null check (product in ('ketamine', 'esketamine')),
  form text not null check (form in ('vial', 'device')),
  mg_per_ml numeric check (mg_per_ml > 0 and mg_per_ml <= 100),
  container_ml numeric check (container_ml > 0 and container_ml <= 1000),
  container_mg numeric not null check (container_mg > 0),
  -- By policy for more than one patient; otherwise a vial is drawn whole (CS-13).
  multi_dose boolean not null default false,
  gtin text check (gtin ~ '^[0-9]{14}$'),
  active boolean not null default true,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique nulls not distinct (clinic_id, product, form, mg_per_ml, container_ml),
  unique (clinic_id, gtin),
  -- A device is counted, never measured (CSR-04).
  check ((form = 'device') = (mg_per_ml is null) and (form = 'device') = (container_ml is null)),
  check (form = 'device' or container_mg = mg_per_ml * container_ml),
  check (form = 'vial' or product = 'esketamine')
);
call tenant_table('formulary_item');

create table ledger_lot (
  clinic_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  lot text not null check (length(lot) between 1 and 60),
  -- The last day on which it may be used.
  expires_on date not null,
  primary key (clinic_id, id),
  unique (clinic_id, item_id, lot),
  foreign key (clinic_id, item_id) references formulary_item (clinic_id, id)
);
call tenant_table('ledger_lot', 'select, insert');

create table ledger_balance (
  clinic_id uuid not null,
  location_id uuid not null,
  lot_id uuid not null,
  mg numeric not null default 0,
  primary key (clinic_id, location_id, lot_id),
  constraint ledger_balance_not_negative check (mg >= 0),
  foreign key (clinic_id, location_id) references ledger_location (clinic_id, id),
  foreign key (clinic_id, lot_id) references ledger_lot (clinic_id, id)
);
call tenant_table('ledger_balance', 'select');

create table ledger_entry (
  clinic_id uuid not null,
  seq bigint not null,
  -- Made by the client; sent twice it is one act.
  act_id uuid not null,
  kind text not null check (kind in ('receipt', 'move-out', 'move-in', 'draw-up', 'administered', 'wasted',
                                     'destroyed', 'returned', 'lost', 'count', 'adjusted')),
  location_id uuid not null,
  lot_id uuid not null,
  amount_mg numeric not null,
  change_mg numeric not null,
  -- On this shelf of this lot, after the entry.
  balance_mg numeric not null check (balance_mg >= 0),
  mg_per_ml numeric,
  amount_ml numeric,
  devices numeric,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  by_role text not null,
  witness_id uuid,
  witness_name text,
  session_id uuid,
  patient_id uuid,
  vial_id text,
  other_location_id uuid,
  reason text not null default '' check (length(reason) <= 1000),
  method text not null default '' check (length(method) <= 200),
  reference text not null default '' check (length(reference) <= 200),
  primary key (clinic_id, seq),
  unique (clinic_id, act_id, kind),
  foreign key (clinic_id, location_id) references ledger_location (clinic_id, id),
  foreign key (clinic_id, lot_id) references ledger_lot (clinic_id, id),
  foreign key (clinic_id, session_id) references session (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  check ((mg_per_ml is null) = (amount_ml is null) and (mg_per_ml is null) <> (devices is null)),
  check (witness_id is null or witness_id <> by_id),
  check (kind not in ('wasted', 'destroyed') or amount_mg < 0 or witness_id is not null),
  check (change_mg = case when kind in ('receipt', 'move-in', 'returned', 'adjusted') then amount_mg
                          when kind in ('move-out', 'draw-up', 'destroyed', 'lost') then -amount_mg else 0 end)
);
create index ledger_entry_of_shelf on ledger_entry (clinic_id, location_id, seq desc);
create index ledger_entry_of_session on ledger_entry (clinic_id, session_id) where session_id is not null;
call tenant_table('ledger_entry', 'select');

create table ledger_head (clinic_id uuid primary key references clinic (id), seq bigint not null);
call tenant_table('ledger_head', 'select');

-- Appends entries in order. The head row is locked until the commit, so balances follow one after the other.
create function append_ledger(entries jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := current_clinic();
  entry jsonb;
  next_seq bigint;
  after numeric;
begin
  if clinic is null then raise exception 'append_ledger needs a clinic'; end if;
  insert into ledger_head (clinic_id, seq) values (clinic, 0) on conflict do nothing;
  select seq into next_seq from ledger_head where clinic_id = clinic for update;
  for entry in select value from jsonb_array_elements(entries) loop
    continue when exists (select from ledger_entry taken where taken.clinic_id = clinic
      and taken.act_id = (entry ->> 'act_id')::uuid and taken.kind = entry ->> 'kind');
    -- A second guard beside the server's: expired stock is not drawn (DOSE-20).
    if entry ->> 'kind' = 'draw-up' and (entry ->> 'amount_mg')::numeric > 0 and exists (
      select from ledger_lot l join clinic c on c.id = clinic where l.clinic_id = clinic and l.id = (entry ->> 'lot_id')::uuid
        and l.expires_on < ((entry ->> 'happened_at')::timestamptz at time zone c.time_zone)::date) then
      raise exception 'expired stock cannot be drawn' using errcode = 'check_violation', constraint = 'ledger_lot_expired';
    end if;
    insert into ledger_balance (clinic_id, location_id, lot_id)
    values (clinic, (entry ->> 'location_id')::uuid, (entry ->> 'lot_id')::uuid) on conflict do nothing;
    update ledger_balance set mg = trim_scale(mg + (entry ->> 'change_mg')::numeric)
    where clinic_id = clinic and location_id = (entry ->> 'location_id')::uuid and lot_id = (entry ->> 'lot_id')::uuid
    returning mg into after;
    next_seq := next_seq + 1;
    insert into ledger_entry
    select (jsonb_populate_record(null::ledger_entry, '{"reason": "", "method": "", "reference": ""}'::jsonb || entry
      || jsonb_build_object('clinic_id', clinic, 'seq', next_seq, 'balance_mg', after))).*;
  end loop;
  update ledger_head set seq = next_seq where clinic_id = clinic;
  return next_seq;
end $$;
revoke all on function append_ledger(jsonb) from public;
grant execute on function append_ledger(jsonb) to titrate_app;

-- What needs two people before it is in the books: a receipt, and stock that is destroyed (CS-09, CS-15).
create table ledger_proposal (
  clinic_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('receipt', 'destroyed')),
  location_id uuid not null,
  lot_id uuid not null,
  amount_mg numeric not null check (amount_mg > 0),
  reason text not null default '' check (length(reason) <= 1000),
  method text not null default '' check (length(method) <= 200),
  reference text not null default '' check (length(reference) <= 200),
  proposed_by uuid not null,
  proposer_name text not null,
  proposer_role text not null,
  proposed_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, id, proposed_by),
  foreign key (clinic_id, location_id) references ledger_location (clinic_id, id),
  foreign key (clinic_id, lot_id) references ledger_lot (clinic_id, id)
);
call tenant_table('ledger_proposal', 'select, insert');

create table ledger_proposal_answer (
  clinic_id uuid not null,
  proposal_id uuid not null,
  proposed_by uuid not null,
  confirmed boolean not null,
  answered_by uuid not null,
  answered_at timestamptz not null,
  reason text not null default '' check (length(reason) <= 1000),
  primary key (clinic_id, proposal_id),
  foreign key (clinic_id, proposal_id, proposed_by) references ledger_proposal (clinic_id, id, proposed_by),
  check (answered_by <> proposed_by or not confirmed),
  check (confirmed or length(btrim(reason)) >= 3)
);
call tenant_table('ledger_proposal_answer', 'select, insert');

-- What was on the shelf when somebody looked, entered before the books were shown (CSR-03).
create table ledger_count (
  clinic_id uuid not null,
  id uuid not null,
  location_id uuid not null,
  -- An inventory is the count that the law asks for every other year.
  inventory boolean not null,
  counted_by uuid not null,
  counter_name text not null,
  counted_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, id, counted_by),
  foreign key (clinic_id, location_id) references ledger_location (clinic_id, id)
);
call tenant_table('ledger_count', 'select, insert');

create table ledger_count_line (
  clinic_id uuid not null,
  count_id uuid not null,
  lot_id uuid not null,
  counted_mg numeric not null check (counted_mg >= 0),
  expected_mg numeric not null check (expected_mg >= 0),
  primary key (clinic_id, count_id, lot_id),
  foreign key (clinic_id, count_id) references ledger_count (clinic_id, id),
  foreign key (clinic_id, lot_id) references ledger_lot (clinic_id, id)
);
call tenant_table('ledger_count_line', 'select, insert');

-- What came of a difference: found, explained or lost, by somebody other than the counter.
create table ledger_count_outcome (
  clinic_id uuid not null,
  count_id uuid not null,
  lot_id uuid not null,
  counted_by uuid not null,
  outcome text not null check (outcome in ('miscounted', 'clerical', 'lost')),
  explanation text not null check (length(btrim(explanation)) between 3 and 2000),
  resolved_by uuid not null,
  resolver_name text not null,
  resolved_at timestamptz not null,
  primary key (clinic_id, count_id, lot_id),
  foreign key (clinic_id, count_id, counted_by) references ledger_count (clinic_id, id, counted_by),
  foreign key (clinic_id, count_id, lot_id) references ledger_count_line (clinic_id, count_id, lot_id),
  check (resolved_by <> counted_by)
);
call tenant_table('ledger_count_outcome', 'select, insert');

alter table work_item drop constraint work_item_kind_check;
alter table work_item add constraint work_item_kind_check
  check (kind in ('risk', 'review', 'unsigned', 'form-due', 'follow-up', 'device', 'enquiry', 'ledger'));
