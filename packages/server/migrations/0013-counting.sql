-- A second person who counted the same (CS-08). The count itself never changes.
create table ledger_count_confirmation (
  clinic_id uuid not null,
  count_id uuid not null,
  counted_by uuid not null,
  confirmed_by uuid not null,
  confirmer_name text not null,
  confirmed_at timestamptz not null,
  primary key (clinic_id, count_id),
  foreign key (clinic_id, count_id, counted_by) references ledger_count (clinic_id, id, counted_by),
  check (confirmed_by <> counted_by)
);
call tenant_table('ledger_count_confirmation', 'select, insert');

-- Somebody who went through a week of a location, with the figures as they were seen. Entries that come later change
-- the figures: then the week is confirmed once more, and the first row stays.
create table ledger_week_reconciliation (
  clinic_id uuid not null,
  id uuid not null,
  location_id uuid not null,
  -- Its Monday.
  week date not null check (extract(isodow from week) = 1),
  figures jsonb not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  adds_up boolean not null,
  note text not null check (length(note) <= 1000),
  reconciled_by uuid not null,
  reconciler_name text not null,
  reconciled_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, location_id, week, fingerprint),
  foreign key (clinic_id, location_id) references ledger_location (clinic_id, id),
  check (adds_up or length(btrim(note)) >= 3)
);
call tenant_table('ledger_week_reconciliation', 'select, insert');
