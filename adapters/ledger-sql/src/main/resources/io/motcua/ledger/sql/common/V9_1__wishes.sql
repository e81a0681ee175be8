-- What is due to one person is found together.
CREATE INDEX notice_person ON notice (person) WHERE state = 'DUE';

CREATE INDEX due_work_notice ON due_work (notice) WHERE notice IS NOT NULL;

-- What persons wish of notices, the last word. The key is the SHA-256 of channel, account and address.
CREATE TABLE notice_wish (
    person ${bytes} PRIMARY KEY CHECK (length(person) = 32),
    wish TEXT NOT NULL CHECK (wish IN ('NONE', 'AGAIN')),
    submission ${integer} NOT NULL REFERENCES submission (number),
    at_us ${integer} NOT NULL
) ${clustered};

-- Whether somebody of the staff made it a part, so that it may be of another person than the request.
ALTER TABLE joined ADD COLUMN merged ${integer} NOT NULL DEFAULT 0 CHECK (merged IN (0, 1));
