package io.motcua.path;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.Urgency;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look that gives a submission its class before it is stored. Words that stand plainly in the bytes are found there;
 * those that a format wraps (base64, percent signs, UCS-2) are unwrapped by the channel's normaliser first. What cannot
 * be unwrapped is stored as what its bytes look like, and understood later like everything else. Safe for use by many
 * threads.
 */
final class Glance {
    private static final Logger LOG = LoggerFactory.getLogger(Glance.class);

    /** Larger ones are mostly attachments, and must not hold up the rest. */
    private static final int MAX_UNWRAPPED = 256 * 1024;

    private final Understanding understanding;
    private final Map<String, Normaliser> normalisers;

    Glance(Understanding understanding, Map<String, Normaliser> normalisers) {
        this.understanding = understanding;
        this.normalisers = normalisers;
    }

    /** The submission in the class that it looks like. */
    Submission classed(Submission submission) {
        Urgency seen = at(submission);
        return seen == submission.urgency()
                ? submission
                : new Submission(
                        submission.trackingId(),
                        submission.channel(),
                        submission.account(),
                        submission.receivedAt(),
                        seen,
                        submission.dedupeKey(),
                        submission.payload(),
                        submission.transport());
    }

    /** The most urgent of what the channel said, what the bytes look like, and what the words look like. */
    Urgency at(Submission submission) {
        Urgency urgency = mostUrgent(submission.urgency(), understanding.firstLook(submission.payload()));
        if (urgency == Urgency.LIFE_SAFETY || isPlain(submission.payload())) {
            return urgency;
        }
        return mostUrgent(urgency, unwrapped(submission));
    }

    private Urgency unwrapped(Submission submission) {
        Normaliser normaliser = normalisers.get(submission.channel());
        if (normaliser == null || submission.payload().size() > MAX_UNWRAPPED) {
            return Urgency.OTHER;
        }
        try {
            byte[] words = normaliser
                    .read(submission)
                    .field(Reading.DESCRIPTION)
                    .orElse("")
                    .getBytes(StandardCharsets.UTF_8);
            return understanding.firstLook(Payload.of(words, "text/plain"));
        } catch (UnreadableException | RuntimeException e) {
            LOG.debug("No first look at the words; the bytes are stored all the same [{}]", submission, e);
            return Urgency.OTHER;
        }
    }

    private static boolean isPlain(Payload payload) {
        String type = payload.mediaType();
        return type.startsWith("application/json") || type.startsWith("text/");
    }

    private static Urgency mostUrgent(Urgency one, Urgency other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
