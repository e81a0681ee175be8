-- What a utility has not answered, by state and then oldest first: what awaits its answer is found and counted without
-- passing by what has long been a person's.
DROP INDEX delivery_unanswered;
CREATE INDEX delivery_unanswered ON delivery (backend, state, sent_us) WHERE state IN ('SENT', 'UNANSWERED');
