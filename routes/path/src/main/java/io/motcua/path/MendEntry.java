package io.motcua.path;

import static java.util.stream.Collectors.joining;

import io.motcua.ServiceRequest;
import io.motcua.held.By;
import io.motcua.held.MendField;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.HeldSubmission;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Words a mend for the audit trail, which keeps no citizen's data. */
final class MendEntry {
    private MendEntry() {}

    /** That somebody has done something about it at an instant. */
    static AuditEntry of(
            HeldSubmission found, String action, By by, Instant now, Optional<String> before, Optional<String> after) {
        return new AuditEntry(now, by.actor(), action, Optional.of(found.reference()), by.reason(), before, after);
    }

    /** What was said, in codes: of a field that is personal, only that something was. */
    static String after(Map<MendField, String> said) {
        return said.entrySet().stream()
                .map(one -> one.getKey().written() + (one.getKey().personal() ? "" : "=" + one.getValue()))
                .collect(joining(", "));
    }

    /** What the request said of the same fields before. */
    static String before(HeldSubmission found, Map<MendField, String> said) {
        return said.keySet().stream()
                .map(field -> field.written()
                        + (field.personal()
                                ? ""
                                : "=" + found.request().map(r -> code(r, field)).orElse("")))
                .collect(joining(", "));
    }

    private static String code(ServiceRequest request, MendField field) {
        return switch (field) {
            case SERVICE_CODE -> request.serviceCode();
            case PRIORITY -> request.priority().name();
            case HAZARDS -> String.join(",", request.hazards());
            case PROVINCE_CODE ->
                request.location()
                        .province()
                        .map(ServiceRequest.AdminUnit::code)
                        .orElse("");
            case COMMUNE_CODE ->
                request.location().commune().map(ServiceRequest.AdminUnit::code).orElse("");
            case CUSTOMER_CODE, PHONE, NAME, ADDRESS, DESCRIPTION -> "";
        };
    }
}
