package io.motcua.path;

import io.motcua.HoldReason;
import io.motcua.NoticeWish;
import io.motcua.Reference;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import io.motcua.understanding.Meaning;
import java.util.List;
import java.util.Optional;

/** What came of reading a submission: its meaning, or why there is none. */
sealed interface Understood {

    /** What the reading was of. */
    Work<StoredSubmission> work();

    /** It means something, or is to be ignored. */
    record Meant(Work<StoredSubmission> work, Meaning meaning, List<Reference> quoted, Optional<String> sender)
            implements Understood {}

    /** Which notices the sender wishes, and nothing else. */
    record Wish(Work<StoredSubmission> work, NoticeWish wish) implements Understood {}

    /** Nobody can read it, or we could not. */
    record Unclear(Work<StoredSubmission> work, HoldReason reason, String detail) implements Understood {}

    /** Understood before, and refused by a utility that does not serve the place. */
    record Refused(Work<StoredSubmission> work, String by) implements Understood {}
}
