-- Each message of a monitor asks which session was at its chair at that moment. Without these, that reads every session the
-- clinic ever had.
create index session_at_chair on session (clinic_id, chair_id, (coalesce(closed_at, 'infinity'::timestamptz)))
  where phase not in ('booked', 'cancelled');
create index session_move_from on session_move (clinic_id, from_chair_id, moved_at);
