-- The ledger's tables, the same on SQLite and PostgreSQL. What differs is in placeholders:
-- ${integer} 64 bits, ${bytes} a byte string, ${counted} a primary key that the database counts,
-- ${rows} and ${clustered} the table options (on SQLite: typed strictly; rows kept in the key's own tree).
--
-- Every instant is a count of microseconds since 1970-01-01T00:00:00Z, in a column that ends in _us.

-- Facts of this ledger that never change, such as the key of its references.
CREATE TABLE ledger_meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) ${rows};

-- Who writes here. The epoch grows each time that a node of this name opens the ledger.
CREATE TABLE node (
    name TEXT PRIMARY KEY,
    epoch ${integer} NOT NULL,
    started_us ${integer} NOT NULL,
    seen_us ${integer} NOT NULL
) ${rows};

-- Accepted submissions, counted by each node in the commit that accepts them, independently of the rows.
CREATE TABLE accepted (
    node TEXT PRIMARY KEY,
    submissions ${integer} NOT NULL CHECK (submissions >= 0)
) ${rows};

-- The next number that is free. Nodes take blocks; what is left of one after a crash is never used.
CREATE TABLE number_block (
    name TEXT PRIMARY KEY,
    next_number ${integer} NOT NULL
) ${rows};

-- The only changes of a submission's state that there are; a trigger looks here.
CREATE TABLE legal_transition (
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    PRIMARY KEY (from_state, to_state)
) ${rows};

INSERT INTO legal_transition (from_state, to_state) VALUES
    ('PENDING', 'HELD'), ('PENDING', 'SETTLED'), ('PENDING', 'REJECTED'), ('PENDING', 'JOINED'), ('PENDING', 'IGNORED'),
    ('HELD', 'PENDING'), ('HELD', 'SETTLED'), ('HELD', 'REJECTED'), ('HELD', 'JOINED'), ('HELD', 'IGNORED');

-- One row for each submission. The number makes the reference, by a keyed permutation: as long as numbers are unique,
-- references are, and finding one needs no index of its own.
CREATE TABLE submission (
    number ${integer} PRIMARY KEY,
    id ${bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
    reference TEXT NOT NULL,
    channel TEXT NOT NULL,
    account TEXT NOT NULL,
    dedupe_key TEXT NOT NULL,
    received_us ${integer} NOT NULL,
    stored_us ${integer} NOT NULL,
    urgency ${integer} NOT NULL CHECK (urgency BETWEEN 0 AND 2),
    state TEXT NOT NULL CHECK (state IN ('PENDING', 'HELD', 'SETTLED', 'REJECTED', 'JOINED', 'IGNORED')),
    held_reason TEXT,
    detail TEXT,
    version ${integer} NOT NULL,
    media_type TEXT NOT NULL,
    size ${integer} NOT NULL,
    sha256 ${bytes} NOT NULL CHECK (length(sha256) = 32),
    in_blob_store ${integer} NOT NULL CHECK (in_blob_store IN (0, 1)),
    transport TEXT NOT NULL,
    payload_key_id TEXT,
    CHECK ((state = 'HELD') = (held_reason IS NOT NULL))
) ${rows};

CREATE INDEX submission_held ON submission (number) WHERE state = 'HELD';

-- The bytes as they arrived, unless they are in the blob store. Apart from the row above, which changes, so that a
-- change of state copies none of them, and so that they can be erased alone.
CREATE TABLE payload (
    submission ${integer} PRIMARY KEY,
    bytes ${bytes} NOT NULL
) ${rows};

-- What has arrived before. The key is the SHA-256 of channel, account and dedupe key: of one length, whatever a sender
-- chooses. Rows that are older than a channel repeats itself may be deleted.
CREATE TABLE dedupe_key (
    key_hash ${bytes} PRIMARY KEY CHECK (length(key_hash) = 32),
    submission ${integer} NOT NULL,
    sha256 ${bytes} NOT NULL CHECK (length(sha256) = 32),
    seen_us ${integer} NOT NULL
) ${clustered};

-- What a submission was understood to mean, each time that it was.
CREATE TABLE service_request (
    submission ${integer} NOT NULL REFERENCES submission (number),
    version ${integer} NOT NULL CHECK (version >= 1),
    made_us ${integer} NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (submission, version)
) ${rows};

-- Why it went where it went, or to nobody.
CREATE TABLE decision (
    submission ${integer} NOT NULL REFERENCES submission (number),
    version ${integer} NOT NULL CHECK (version >= 1),
    jurisdiction TEXT,
    held_reason TEXT,
    profile_version TEXT NOT NULL,
    as_of TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (submission, version),
    CHECK ((jurisdiction IS NULL) = (held_reason IS NOT NULL))
) ${rows};

-- A request addressed to a utility. DUE until an attempt succeeds, SENT until the utility answers, then ACKNOWLEDGED or
-- REFUSED; UNANSWERED when its deadline passed, GIVEN_UP when the attempts ended. `work` is its row in due_work.
CREATE TABLE delivery (
    number ${integer} PRIMARY KEY,
    id ${bytes} NOT NULL CHECK (length(id) = 16),
    submission ${integer} NOT NULL REFERENCES submission (number),
    version ${integer} NOT NULL CHECK (version >= 1),
    backend TEXT NOT NULL,
    generation ${integer} NOT NULL CHECK (generation >= 1),
    priority ${integer} NOT NULL CHECK (priority BETWEEN 0 AND 3),
    because TEXT NOT NULL,
    event_type TEXT NOT NULL,
    media_type TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('DUE', 'SENT', 'ACKNOWLEDGED', 'REFUSED', 'UNANSWERED', 'GIVEN_UP')),
    work ${integer} NOT NULL,
    attempts ${integer} NOT NULL,
    sent_us ${integer},
    acknowledge_by_us ${integer},
    acknowledged_us ${integer},
    backend_reference TEXT,
    last_outcome TEXT,
    UNIQUE (submission, version, backend, generation),
    CHECK ((state = 'ACKNOWLEDGED') = (acknowledged_us IS NOT NULL)),
    CHECK (state <> 'SENT' OR (sent_us IS NOT NULL AND acknowledge_by_us IS NOT NULL))
) ${rows};

-- The bytes that every attempt of a delivery sends.
CREATE TABLE delivery_event (
    delivery ${integer} PRIMARY KEY REFERENCES delivery (number),
    bytes ${bytes} NOT NULL
) ${rows};

-- Every attempt, and what it came to.
CREATE TABLE outcome (
    delivery ${integer} NOT NULL REFERENCES delivery (number),
    attempt ${integer} NOT NULL CHECK (attempt >= 1),
    at_us ${integer} NOT NULL,
    kind TEXT NOT NULL,
    cause TEXT,
    backend_reference TEXT,
    retry_after_ms ${integer},
    deadline_us ${integer},
    next_us ${integer},
    PRIMARY KEY (delivery, attempt)
) ${clustered};

-- Everything that came back, also what did not count. event_key is the SHA-256 of its source and id; of one event only
-- the first counts. At most the first 64 KiB are kept.
CREATE TABLE reply (
    number ${counted},
    backend TEXT NOT NULL,
    source TEXT,
    event_id TEXT,
    event_key ${bytes} CHECK (event_key IS NULL OR length(event_key) = 32),
    verdict TEXT NOT NULL CHECK (verdict IN ('APPLIED', 'DUPLICATE', 'LATE', 'FOREIGN', 'MALFORMED')),
    cause TEXT,
    submission ${integer},
    delivery ${integer},
    media_type TEXT NOT NULL,
    size ${integer} NOT NULL,
    sha256 ${bytes} NOT NULL CHECK (length(sha256) = 32),
    bytes ${bytes} CHECK (bytes IS NULL OR length(bytes) <= 65536),
    received_us ${integer} NOT NULL,
    recorded_us ${integer} NOT NULL,
    CHECK (event_key IS NOT NULL OR verdict = 'MALFORMED')
) ${rows};

CREATE UNIQUE INDEX reply_counts_once ON reply (backend, event_key)
    WHERE verdict <> 'DUPLICATE' AND event_key IS NOT NULL;

-- What requesters were told. That a request was received is not written: the submission's own row says so.
CREATE TABLE status_update (
    number ${counted},
    id ${bytes} NOT NULL CHECK (length(id) = 16),
    submission ${integer} NOT NULL REFERENCES submission (number),
    status TEXT NOT NULL,
    notice TEXT,
    expected_us ${integer},
    told_by TEXT NOT NULL,
    at_us ${integer} NOT NULL
) ${rows};

CREATE INDEX status_update_submission ON status_update (submission);

-- A message that carries a status update to a requester, on the channel they came by.
CREATE TABLE notice (
    number ${counted},
    status_update ${integer} NOT NULL REFERENCES status_update (number),
    channel TEXT NOT NULL,
    account TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('DUE', 'SENT', 'GIVEN_UP')),
    attempts ${integer} NOT NULL,
    sent_us ${integer}
) ${rows};

-- What is to be done, and when. The class is the ordinal of the urgency or the priority: lower goes first. A row moves
-- from lane to lane as its submission goes its way, and is deleted when nothing more is to be done.
CREATE TABLE due_work (
    id ${integer} PRIMARY KEY,
    lane TEXT NOT NULL,
    class ${integer} NOT NULL CHECK (class BETWEEN 0 AND 3),
    due_us ${integer} NOT NULL,
    attempts ${integer} NOT NULL,
    submission ${integer} NOT NULL,
    delivery ${integer},
    claimed_by TEXT,
    lease_until_us ${integer}
) ${rows};

CREATE INDEX due_work_lane ON due_work (lane, class, due_us);

-- Who did what that no other table shows. Only ever appended to; a trigger sees to it.
CREATE TABLE audit (
    number ${counted},
    at_us ${integer} NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    submission ${integer},
    detail TEXT
) ${rows};
