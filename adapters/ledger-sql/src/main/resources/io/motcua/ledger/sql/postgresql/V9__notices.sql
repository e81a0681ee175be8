-- Whom a notice goes to, and the notice that took the place of one that failed.
-- person is the SHA-256 of channel, account and address, as in conversation; null in rows of before.
ALTER TABLE notice ADD COLUMN person BYTEA CHECK (length(person) = 32);
-- The notice that failed where the person wrote, and where this one goes. At most one instead of each.
ALTER TABLE notice ADD COLUMN instead_of BIGINT UNIQUE REFERENCES notice (number);
ALTER TABLE notice ADD COLUMN account TEXT;
ALTER TABLE notice ADD COLUMN transport TEXT;
ALTER TABLE notice ADD CHECK ((instead_of IS NULL) = (account IS NULL) AND (instead_of IS NULL) = (transport IS NULL));

ALTER TABLE notice DROP CONSTRAINT notice_state_check;
ALTER TABLE notice ADD CHECK (state IN ('DUE', 'SENT', 'GIVEN_UP', 'LEFT_OUT'));

-- Nobody is told the same news twice.
ALTER TABLE notice DROP CONSTRAINT notice_status_update_key;
CREATE UNIQUE INDEX notice_of_update ON notice (status_update) WHERE instead_of IS NULL;

DROP INDEX notice_of_receipt;
CREATE UNIQUE INDEX notice_of_receipt ON notice (submission) WHERE status_update IS NULL AND instead_of IS NULL;
