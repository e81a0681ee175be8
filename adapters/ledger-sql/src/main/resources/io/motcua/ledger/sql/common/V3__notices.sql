-- Whether an answer goes anywhere: the channel wrote down to whom.
ALTER TABLE submission ADD COLUMN answers ${integer} NOT NULL DEFAULT 0 CHECK (answers IN (0, 1));

-- The table that stood here was never written.
DROP TABLE notice;

-- What carries news to a requester, on the channel they came by; status_update is null for the news that the submission
-- was received, which has no row of its own. At most one for each piece of news.
CREATE TABLE notice (
    number ${counted},
    id ${bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
    submission ${integer} NOT NULL REFERENCES submission (number),
    status_update ${integer} UNIQUE REFERENCES status_update (number),
    channel TEXT NOT NULL,
    status TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('DUE', 'SENT', 'GIVEN_UP')),
    attempts ${integer} NOT NULL,
    sent_us ${integer},
    message_id TEXT,
    last_outcome TEXT,
    CHECK ((state = 'SENT') = (sent_us IS NOT NULL))
) ${rows};

CREATE UNIQUE INDEX notice_of_receipt ON notice (submission) WHERE status_update IS NULL;

CREATE INDEX notice_submission ON notice (submission, number);

-- Work of a notice: the oldest of its submission that is due. It keeps nobody's request on its way.
ALTER TABLE due_work ADD COLUMN notice ${integer};
