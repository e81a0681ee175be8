-- Which submission became part of which request.
CREATE TABLE joined (
    submission ${integer} PRIMARY KEY REFERENCES submission (number),
    earlier ${integer} NOT NULL REFERENCES submission (number),
    at_us ${integer} NOT NULL,
    CHECK (submission <> earlier)
) ${rows};

CREATE INDEX joined_earlier ON joined (earlier);
