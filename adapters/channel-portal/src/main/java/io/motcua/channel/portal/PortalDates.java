package io.motcua.channel.portal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the portal's dates. One contract mixes three formats, none of which has an offset: {@code
 * yyyyMMddHHmmss}, {@code yyyy-MM-dd HH:mm:ss}, and ISO 8601 with or without a fraction of a second.
 */
final class PortalDates {
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final List<DateTimeFormatter> LOCAL = List.of(
            COMPACT,
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME);

    private PortalDates() {}

    /** The instant with its offset; empty if the text is of none of the formats, or is no day of the calendar. */
    static Optional<OffsetDateTime> read(String text, ZoneId zone) {
        for (DateTimeFormatter format : LOCAL) {
            try {
                return Optional.of(
                        LocalDateTime.parse(text, format).atZone(zone).toOffsetDateTime());
            } catch (DateTimeException e) {
                continue;
            }
        }
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As {@code yyyyMMddHHmmss}. */
    static String write(OffsetDateTime at) {
        return COMPACT.format(at);
    }
}
