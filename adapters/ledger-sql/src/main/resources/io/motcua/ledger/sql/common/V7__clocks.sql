-- The time that a step of a request takes. Its number is also its row in due_work, which is there while it must be looked
-- at some time. What follows from the calendar is not kept, except for looking at: next_us is due_work's, breach_us below.
CREATE TABLE sla_clock (
    number ${integer} PRIMARY KEY,
    submission ${integer} NOT NULL REFERENCES submission (number),
    step TEXT NOT NULL CHECK (step IN ('DESK', 'HAND_OFF', 'CREW', 'RESOLUTION')),
    service TEXT,
    priority ${integer} NOT NULL CHECK (priority BETWEEN 0 AND 3),
    utility TEXT,
    started_us ${integer} NOT NULL,
    -- Null until somebody has looked up which limit holds.
    measure TEXT CHECK (measure IN ('ELAPSED', 'WORKING')),
    marks TEXT,
    pauses TEXT NOT NULL,
    seen ${integer} NOT NULL,
    breach_us ${integer},
    ended_us ${integer},
    met ${integer} CHECK (met IN (0, 1)),
    CHECK ((measure IS NULL) = (marks IS NULL)),
    CHECK ((ended_us IS NULL) = (met IS NULL))
) ${rows};

CREATE INDEX sla_clock_submission ON sla_clock (submission);

-- Those that are near their limit or over it.
CREATE INDEX sla_clock_late ON sla_clock (breach_us) WHERE ended_us IS NULL AND seen > 0;

-- What was to be told of a clock, each mark once.
CREATE TABLE sla_event (
    number ${counted},
    id ${bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
    clock ${integer} NOT NULL REFERENCES sla_clock (number),
    kind TEXT NOT NULL CHECK (kind IN ('WARN', 'BREACH', 'ESCALATION')),
    told_to TEXT NOT NULL,
    level TEXT,
    due_us ${integer} NOT NULL,
    at_us ${integer} NOT NULL,
    told ${integer} NOT NULL CHECK (told IN (0, 1)),
    UNIQUE (clock, kind, told_to)
) ${rows};
