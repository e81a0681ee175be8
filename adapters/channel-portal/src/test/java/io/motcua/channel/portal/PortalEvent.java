package io.motcua.channel.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that was asked of the portal about a dossier, and what it made of it.
 *
 * @param operation {@code register}, {@code TraCuuHoSo}, {@code CapNhatTienTrinh} or {@code CapNhatTrangThai}
 * @param id of the line of progress that it belongs to; empty for a look-up
 * @param status that was asked for or, for a look-up, shown
 * @param text of a line of progress
 * @param outcome {@code taken}, {@code repeated} or {@code refused}
 */
public record PortalEvent(String operation, String dossier, String id, int status, String text, String outcome) {

    /** Whether it is of this operation. */
    public boolean is(String other) {
        return operation.equals(other);
    }

    /** Whether the portal took it, for the first time. */
    public boolean taken() {
        return outcome.equals("taken");
    }

    /** A line of the journal, without its end. */
    byte[] toJson() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("operation", operation);
        texts.put("dossier", dossier);
        texts.put("id", id);
        texts.put("status", Integer.toString(status));
        texts.put("text", text);
        texts.put("outcome", outcome);
        return PortalJson.write(texts);
    }

    /** Reads a line of the journal; empty for one that was cut off. */
    public static Optional<PortalEvent> of(byte[] line) {
        return PortalJson.read(line, "outcome")
                .map(outcome -> new PortalEvent(
                        PortalJson.read(line, "operation").orElse(""),
                        PortalJson.read(line, "dossier").orElse(""),
                        PortalJson.read(line, "id").orElse(""),
                        Integer.parseInt(PortalJson.read(line, "status").orElse("0")),
                        PortalJson.read(line, "text").orElse(""),
                        outcome));
    }
}
