-- Which requests are linked, by either of them, each pair both ways: whom what is said of a request may concern. The key
-- of whom the other's answers go to (see conversation; no bytes if to nobody) stands before it, so that one person's come
-- together, page by page. Links of a part are its whole's too.
CREATE TABLE linked (
    request ${integer} NOT NULL REFERENCES submission (number),
    person ${bytes} NOT NULL CHECK (length(person) IN (0, 32)),
    other ${integer} NOT NULL REFERENCES submission (number),
    PRIMARY KEY (request, person, other),
    CHECK (request <> other)
) ${clustered};

-- What was said of a request and others are told too, and how far that has come: its parts first, then what is linked to
-- it. There until it is done; `work` is its row in due_work.
CREATE TABLE shared_news (
    work ${integer} PRIMARY KEY,
    submission ${integer} NOT NULL REFERENCES submission (number),
    status TEXT NOT NULL,
    told_by TEXT NOT NULL,
    at_us ${integer} NOT NULL,
    not_before_us ${integer} NOT NULL,
    because_of TEXT,
    phase TEXT NOT NULL CHECK (phase IN ('PARTS', 'LINKED')),
    last_part ${integer} NOT NULL,
    last_person ${bytes} NOT NULL,
    last_other ${integer} NOT NULL
) ${rows};

-- Who has been told it of all the parts, while that goes on.
CREATE TABLE told_person (
    work ${integer} NOT NULL,
    person ${bytes} NOT NULL CHECK (length(person) = 32),
    PRIMARY KEY (work, person)
) ${clustered};

-- The reference of the request that it was said of, where that is another than the one whose requester is told.
ALTER TABLE status_update ADD COLUMN because_of TEXT;
