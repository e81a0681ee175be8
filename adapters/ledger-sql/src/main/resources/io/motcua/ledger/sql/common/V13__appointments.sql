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

-- News of an appointment (MADE, MOVED or CANCELLED): the status beside it is the one that the request was in. Nothing
-- checks it here, since PostgreSQL would read the whole table to see that its empty column passes, and lock all out.
ALTER TABLE status_update ADD COLUMN appointment TEXT;
ALTER TABLE status_update ADD COLUMN start_us ${integer};
ALTER TABLE status_update ADD COLUMN end_us ${integer};
