-- What no statement may do, whoever writes it.

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END;
$$;

CREATE FUNCTION refuse_illegal_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM legal_transition WHERE from_state = OLD.state AND to_state = NEW.state) THEN
        RAISE EXCEPTION 'A submission cannot change its state so' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER submission_begins_pending BEFORE INSERT ON submission
    FOR EACH ROW WHEN (NEW.state <> 'PENDING') EXECUTE FUNCTION refuse('A submission begins as PENDING');

CREATE TRIGGER submission_legal_transition BEFORE UPDATE OF state ON submission
    FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION refuse_illegal_transition();

CREATE TRIGGER submission_stays BEFORE DELETE ON submission
    FOR EACH ROW EXECUTE FUNCTION refuse('A submission is never deleted');

CREATE TRIGGER submission_is_not_emptied BEFORE TRUNCATE ON submission
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('A submission is never deleted');

CREATE TRIGGER audit_is_appended_to BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse('The audit trail is only appended to');

CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('The audit trail is only appended to');
