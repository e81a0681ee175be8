package io.motcua.path;

import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault of ours in a step, which would come again with each repetition: what the step was about goes to a person. */
final class Fault {
    private static final Logger LOG = LoggerFactory.getLogger(Fault.class);

    private Fault() {}

    /** Logs it, and names it for whoever looks at the held submission; never with the citizen's words. */
    static String in(String step, Work<StoredSubmission> work, RuntimeException e) {
        LOG.error(
                "The step '{}' failed; the submission is held [{}]",
                step,
                work.subject().submission(),
                e);
        return "The step '" + step + "' failed with " + e.getClass().getSimpleName() + "; see the log";
    }
}
