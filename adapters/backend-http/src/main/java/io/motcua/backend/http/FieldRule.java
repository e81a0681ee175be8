package io.motcua.backend.http;

import com.fasterxml.jackson.core.JsonPointer;
import io.motcua.contract.ReplyEvent;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes into one field of a utility's own form.
 *
 * @param field its name there; in JSON a pointer ({@code /customer/code}) makes objects within objects
 * @param source where the text comes from
 * @param values what stands for each text, for example the utility's code for a service; empty if texts go as they are
 * @param otherwise what stands there when the request has nothing, or nothing that {@code values} names
 * @param required whether the utility cannot do without it; what lacks it needs information
 * @param date how a date is written, as {@link DateTimeFormatter} has it
 * @param length how long it may be
 */
public record FieldRule(
        String field,
        Source source,
        Map<String, String> values,
        Optional<String> otherwise,
        boolean required,
        Optional<String> date,
        Optional<Length> length) {

    /** Where a field's text comes from. */
    public sealed interface Source {
        /** Always the same. */
        record Constant(String text) implements Source {
            public Constant {
                Objects.requireNonNull(text, "text");
            }
        }

        /** A field of the request, as in {@code service-request.schema.json}. */
        record Request(JsonPointer pointer) implements Source {}

        /** An attribute of the event: {@code /id} is the idempotency key. */
        record Event(JsonPointer pointer) implements Source {}
    }

    /** What is counted. */
    public enum Unit {
        /** Code points. */
        CHARACTERS,
        /** Of UTF-8, as databases count. */
        BYTES
    }

    /** What becomes of a text that is too long. */
    public enum TooLong {
        /** Its end is left out; the whole stays in the ledger. */
        CUT,
        /** The request is not sent, and a person sees to it. */
        REFUSE
    }

    /** How long a text may be. */
    public record Length(int atMost, Unit unit, TooLong policy) {
        public Length {
            if (atMost < 1 || atMost > ReplyEvent.MAX_WORDS_LENGTH * 100) {
                throw new IllegalArgumentException("A length limit is from 1, not " + atMost);
            }
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(policy, "policy");
        }
    }

    /**
     * Checks the rule.
     *
     * @throws IllegalArgumentException if the name is empty, or the date pattern is none
     */
    public FieldRule {
        if (field.isBlank()) {
            throw new IllegalArgumentException("A field without a name");
        }
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(otherwise, "otherwise");
        Objects.requireNonNull(length, "length");
        values = Map.copyOf(values);
        date.ifPresent(FieldRule::formatter);
    }

    /** A field that is always the same. */
    public static FieldRule constant(String field, String text) {
        return new FieldRule(
                field,
                new Source.Constant(text),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** A field that holds what the request has at this pointer, if it has. */
    public static FieldRule from(String field, String pointer) {
        return new FieldRule(
                field,
                new Source.Request(JsonPointer.compile(pointer)),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** A field that holds the event's attribute at this pointer. */
    public static FieldRule fromEvent(String field, String pointer) {
        return new FieldRule(
                field,
                new Source.Event(JsonPointer.compile(pointer)),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with these values. */
    public FieldRule withValues(Map<String, String> map) {
        return new FieldRule(field, source, new LinkedHashMap<>(map), otherwise, required, date, length);
    }

    /** The same with this in place of nothing. */
    public FieldRule withOtherwise(String text) {
        return new FieldRule(field, source, values, Optional.of(text), required, date, length);
    }

    /** The same, and the utility cannot do without it. */
    public FieldRule asRequired() {
        return new FieldRule(field, source, values, otherwise, true, date, length);
    }

    /** The same with dates written so. */
    public FieldRule withDate(String pattern) {
        return new FieldRule(field, source, values, otherwise, required, Optional.of(pattern), length);
    }

    /** The same, no longer than this. */
    public FieldRule withLength(int atMost, Unit unit, TooLong policy) {
        return new FieldRule(
                field, source, values, otherwise, required, date, Optional.of(new Length(atMost, unit, policy)));
    }

    /**
     * The formatter of a pattern.
     *
     * @throws IllegalArgumentException if it is none, one that no date with a time and an offset fits, or one that
     *     writes a part of a date or of a time that cannot be read back, as minutes for the month
     */
    public static DateTimeFormatter formatter(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern);
        try {
            TemporalAccessor read =
                    formatter.parse(formatter.format(OffsetDateTime.parse("2026-11-20T20:30:00+07:00")));
            if (isTorn(read, TemporalQueries.localDate(), ChronoField.DAY_OF_MONTH, ChronoField.DAY_OF_YEAR)
                    || isTorn(
                            read,
                            TemporalQueries.localTime(),
                            ChronoField.SECOND_OF_MINUTE,
                            ChronoField.MINUTE_OF_HOUR,
                            ChronoField.HOUR_OF_AMPM)) {
                throw new IllegalArgumentException("What is written as " + pattern + " is not the date or the time");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("No date can be written as " + pattern, e);
        }
        return formatter;
    }

    /** Whether one of the parts is there, and the whole is not. */
    private static boolean isTorn(TemporalAccessor read, TemporalQuery<?> whole, ChronoField... parts) {
        return read.query(whole) == null && Stream.of(parts).anyMatch(read::isSupported);
    }
}
