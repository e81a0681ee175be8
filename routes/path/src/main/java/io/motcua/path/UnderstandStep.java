package io.motcua.path;

import io.motcua.HoldReason;
import io.motcua.NoticeWish;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.Normaliser;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.QuotedReferences;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out what a submission means. Safe for use by many threads. */
final class UnderstandStep {
    private final Map<String, Normaliser> normalisers;
    private final Supplier<Sense> sense;

    /**
     * The step of one gateway.
     *
     * @param normalisers by channel
     * @param sense what requests are understood by now
     */
    UnderstandStep(Map<String, Normaliser> normalisers, Supplier<Sense> sense) {
        this.normalisers = Map.copyOf(normalisers);
        this.sense = sense;
    }

    /** A submission that is to be understood now. */
    record Due(Work<StoredSubmission> work) {}

    /** Reads the bytes as their channel's format, and finds out what the words mean and who serves the place. */
    Understood understand(Due due) {
        Work<StoredSubmission> work = due.work();
        if (work.subject().refusedBy().isPresent()) {
            return new Understood.Refused(work, work.subject().refusedBy().get());
        }
        Submission submission = work.subject().submission();
        Normaliser normaliser = normalisers.get(submission.channel());
        if (normaliser == null) {
            return new Understood.Unclear(
                    work,
                    HoldReason.UNREADABLE,
                    "No normaliser is configured for channel " + submission.channel() + "; add the channel");
        }
        Sense now = sense.get();
        Understanding understanding = now.understanding();
        try {
            Reading reading = normaliser.read(submission);
            Optional<NoticeWish> wish = now.wishes().in(submission.channel(), reading);
            if (wish.isPresent() && submission.answerTo().isPresent()) {
                return new Understood.Wish(work, wish.get());
            }
            Meaning meaning = understanding.of(work.subject(), reading, submission.receivedAt());
            Optional<String> sender = submission.answerTo().or(() -> understanding.phoneSetApart(reading));
            return new Understood.Meant(work, meaning, QuotedReferences.in(reading), sender);
        } catch (UnreadableException e) {
            return new Understood.Unclear(work, HoldReason.UNREADABLE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Understood.Unclear(work, HoldReason.FAULT, Fault.in("understand", work, e));
        }
    }
}
