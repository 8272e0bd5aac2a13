-- Whether a pregnancy is possible is asked of the person, never worked out from a birth sex alone; null is not asked.
alter table patient add column can_become_pregnant boolean;
