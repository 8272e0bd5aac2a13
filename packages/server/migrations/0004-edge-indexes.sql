-- What the edges look up often: when a device last spoke, people in the order they came, documents imported before.
create index device_reading_by_device on device_reading (clinic_id, device_id, received_at desc) where device_id is not null;
create index patient_by_arrival on patient (clinic_id, created_at desc, id);
create index import_batch_by_content on import_batch (clinic_id, content_hash);
create index session_by_start on session (clinic_id, starts_at desc, id);
