-- What a utility said last of an appointment with the requester of a submission. Which of two words is later, the times
-- that their events name decide, not the order in which they came. What was cancelled before it was made has no window.
CREATE TABLE appointment (
    submission ${integer} NOT NULL REFERENCES submission (number),
    backend TEXT NOT NULL,
    stands ${integer} NOT NULL CHECK (stands IN (0, 1)),
    start_us ${integer},
    end_us ${integer},
    said_us ${integer} NOT NULL,
    PRIMARY KEY (submission, backend),
    CHECK (stands = 0 OR start_us < end_us)
) ${rows};

-- News of an appointment: the status beside it is the one that the request was in.
ALTER TABLE status_update ADD COLUMN appointment TEXT CHECK (appointment IN ('MADE', 'MOVED', 'CANCELLED'));
ALTER TABLE status_update ADD COLUMN start_us ${integer};
ALTER TABLE status_update ADD COLUMN end_us ${integer};
