-- Wording a clinic imported for instruments whose text does not ship: one package in force for each instrument and
-- language. Packages that were replaced or removed stay, so that the words behind an old response can be read again.
create table wording_package (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  instrument text not null,
  instrument_version text not null,
  language text not null check (length(language) between 2 and 35),
  texts jsonb not null check (jsonb_typeof(texts) = 'object'),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  imported_at timestamptz not null,
  importer jsonb not null,
  ended text check (ended in ('replaced', 'removed')),
  ended_at timestamptz,
  ender jsonb,
  reason text not null default '' check (length(reason) <= 2000),
  primary key (clinic_id, id),
  check ((ended is null) = (ended_at is null)),
  check ((ended is null) = (ender is null)),
  check (ended is distinct from 'removed' or length(btrim(reason)) >= 3)
);
create unique index wording_package_in_force on wording_package (clinic_id, instrument, language) where ended is null;
call tenant_table('wording_package');

create function keep_wording() returns trigger language plpgsql as $$
begin
  if old.ended is not null
    or (new.clinic_id, new.id, new.instrument, new.instrument_version, new.language, new.texts, new.content_hash,
        new.imported_at, new.importer)
       is distinct from
       (old.clinic_id, old.id, old.instrument, old.instrument_version, old.language, old.texts, old.content_hash,
        old.imported_at, old.importer)
  then
    raise exception 'imported wording stays as it came; it is only ended' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger keep_wording before update on wording_package
  for each row execute function keep_wording();

-- The words a patient read, where they were not the definition's own: SHA-256 of the package.
alter table response add column wording_hash text check (wording_hash ~ '^[0-9a-f]{64}$');
