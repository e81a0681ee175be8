-- Whom a notice goes to, and the notice that took the place of one that failed. SQLite cannot change a table's rules;
-- the table is made anew.
CREATE TABLE notice_anew (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    submission INTEGER NOT NULL REFERENCES submission (number),
    status_update INTEGER REFERENCES status_update (number),
    channel TEXT NOT NULL,
    status TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('DUE', 'SENT', 'GIVEN_UP', 'LEFT_OUT')),
    attempts INTEGER NOT NULL,
    sent_us INTEGER,
    message_id TEXT,
    last_outcome TEXT,
    -- The SHA-256 of channel, account and address, as in conversation; null in rows of before.
    person BLOB CHECK (length(person) = 32),
    -- The notice that failed where the person wrote, and where this one goes. At most one instead of each.
    instead_of INTEGER UNIQUE REFERENCES notice_anew (number),
    account TEXT,
    transport TEXT,
    CHECK ((state = 'SENT') = (sent_us IS NOT NULL)),
    CHECK ((instead_of IS NULL) = (account IS NULL) AND (instead_of IS NULL) = (transport IS NULL))
) STRICT;

INSERT INTO notice_anew (number, id, submission, status_update, channel, status, state, attempts, sent_us, message_id,
    last_outcome)
SELECT number, id, submission, status_update, channel, status, state, attempts, sent_us, message_id, last_outcome
FROM notice;

DROP TABLE notice;

ALTER TABLE notice_anew RENAME TO notice;

-- Nobody is told the same news twice.
CREATE UNIQUE INDEX notice_of_update ON notice (status_update) WHERE instead_of IS NULL;

CREATE UNIQUE INDEX notice_of_receipt ON notice (submission) WHERE status_update IS NULL AND instead_of IS NULL;

CREATE INDEX notice_submission ON notice (submission, number);
