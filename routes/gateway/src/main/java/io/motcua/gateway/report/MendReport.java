package io.motcua.gateway.report;

import io.motcua.held.Mended;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a mend.
 *
 * @param version of the request now; 0 if it was never understood
 * @param state where it is now, in small letters
 * @param utility where it goes, or would go if it were sent on
 * @param reason why it still waits
 * @param notes what the operator should know
 */
public record MendReport(
        String reference,
        int version,
        String state,
        Optional<String> utility,
        Optional<String> reason,
        List<String> notes) {

    static MendReport of(Mended mended) {
        return new MendReport(
                mended.reference().value(),
                mended.version(),
                mended.state().name().toLowerCase(Locale.ROOT),
                mended.utility(),
                mended.heldBecause().map(Enum::name),
                mended.notes());
    }
}
