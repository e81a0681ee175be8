-- Lanes of which nothing is handed out until somebody resumes them. Each order is in the audit trail.
CREATE TABLE paused_lane (
    lane TEXT PRIMARY KEY,
    actor TEXT NOT NULL,
    reason TEXT,
    since_us ${integer} NOT NULL
) ${rows};
