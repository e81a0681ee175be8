-- What no statement may do, whoever writes it.

CREATE TRIGGER submission_begins_pending BEFORE INSERT ON submission
WHEN NEW.state <> 'PENDING'
BEGIN
    SELECT RAISE(ABORT, 'A submission begins as PENDING');
END;

CREATE TRIGGER submission_legal_transition BEFORE UPDATE OF state ON submission
WHEN NEW.state <> OLD.state
    AND NOT EXISTS (SELECT 1 FROM legal_transition WHERE from_state = OLD.state AND to_state = NEW.state)
BEGIN
    SELECT RAISE(ABORT, 'A submission cannot change its state so');
END;

CREATE TRIGGER submission_stays BEFORE DELETE ON submission
BEGIN
    SELECT RAISE(ABORT, 'A submission is never deleted');
END;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'The audit trail is only appended to');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'The audit trail is only appended to');
END;
