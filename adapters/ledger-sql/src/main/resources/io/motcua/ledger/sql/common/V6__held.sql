-- The priority of the newest version; null where nothing was understood. What is held is listed by it.
ALTER TABLE submission ADD COLUMN priority ${integer} CHECK (priority BETWEEN 0 AND 3);

-- What persons have said of a held submission, the last word on each field. It is a citizen's data, as the payload is,
-- and can be erased as that can; the audit trail says that it was said, and by whom.
CREATE TABLE said (
    submission ${integer} NOT NULL REFERENCES submission (number),
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    at_us ${integer} NOT NULL,
    PRIMARY KEY (submission, field)
) ${clustered};

-- Why it was done, and what became of what, in codes; never a citizen's data.
ALTER TABLE audit ADD COLUMN reason TEXT;
ALTER TABLE audit ADD COLUMN was TEXT;
ALTER TABLE audit ADD COLUMN became TEXT;

CREATE INDEX audit_submission ON audit (submission);
