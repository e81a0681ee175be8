-- A delivery that its utility never got, or that was taken back from it: its state is GIVEN_UP, and its partner has it.
ALTER TABLE delivery ADD COLUMN withdrawn_us ${integer};

-- The utility that was decided on, of a delivery to its partner, and why that has it.
ALTER TABLE delivery ADD COLUMN taken_over_from TEXT;
ALTER TABLE delivery ADD COLUMN taken_over_because TEXT;

-- What a utility has not answered, oldest first: counted, watched and withdrawn by it.
CREATE INDEX delivery_unanswered ON delivery (backend, sent_us, state) WHERE state IN ('SENT', 'UNANSWERED');

-- When a utility was heard last.
CREATE INDEX delivery_acknowledged ON delivery (backend, acknowledged_us) WHERE acknowledged_us IS NOT NULL;

-- What several nodes have in their hands; empty where the one process keeps its claims in memory.
CREATE INDEX due_work_claimed ON due_work (lane, lease_until_us) WHERE claimed_by IS NOT NULL;
