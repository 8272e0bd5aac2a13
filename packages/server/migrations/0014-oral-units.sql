-- Oral ketamine that is counted: lozenges, troches, capsules and tablets, with the strength of one and how many a
-- container holds.
alter table formulary_item
  add column unit text check (unit in ('lozenge', 'troche', 'capsule', 'tablet')),
  add column mg_per_unit numeric check (mg_per_unit between 0.1 and 1000),
  add column units_per_container integer check (units_per_container between 1 and 1000);

-- What said "a vial or else a device" says it of three forms now. The four constraints got their names from PostgreSQL.
do $$
declare old record;
begin
  for old in select conname from pg_constraint
    where conrelid = 'formulary_item'::regclass
      and (contype = 'c' and pg_get_constraintdef(oid) like '%form %'
        or contype = 'u' and pg_get_constraintdef(oid) like '%container_ml%')
  loop
    execute format('alter table formulary_item drop constraint %I', old.conname);
  end loop;
end $$;
alter table formulary_item
  add constraint formulary_item_form check (form in ('vial', 'device', 'unit')),
  -- A vial is measured; devices and units are counted (CSR-04).
  add constraint formulary_item_vial check (
    (form = 'vial') = (mg_per_ml is not null) and (form = 'vial') = (container_ml is not null)),
  add constraint formulary_item_unit check (
    (form = 'unit') = (unit is not null) and (form = 'unit') = (mg_per_unit is not null)
    and (form = 'unit') = (units_per_container is not null)),
  add constraint formulary_item_holds check (case form
    when 'vial' then container_mg = mg_per_ml * container_ml
    when 'unit' then container_mg = mg_per_unit * units_per_container
    else true end),
  add constraint formulary_item_product check (case form
    when 'device' then product = 'esketamine'
    when 'unit' then product = 'ketamine'
    else true end),
  add constraint formulary_item_once unique nulls not distinct
    (clinic_id, product, form, mg_per_ml, container_ml, unit, mg_per_unit, units_per_container);

-- An entry says mL of a vial, or how many devices or units.
alter table ledger_entry add column units numeric;
do $$
declare old record;
begin
  for old in select conname from pg_constraint
    where conrelid = 'ledger_entry'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%devices%'
  loop
    execute format('alter table ledger_entry drop constraint %I', old.conname);
  end loop;
end $$;
alter table ledger_entry add constraint ledger_entry_counted check (
  (mg_per_ml is null) = (amount_ml is null) and num_nonnulls(mg_per_ml, devices, units) = 1);
