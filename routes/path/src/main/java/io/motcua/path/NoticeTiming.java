package io.motcua.path;

import io.motcua.Notice;
import io.motcua.TrackingId;
import io.motcua.profile.NoticeRules;
import io.motcua.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says of a notice that is due on a channel whether it is told now. Whom a message went to lately is remembered, so
 * that news of another request of theirs waits a little for more; after a start nobody is remembered, and nothing waits
 * for that. Safe for use by many threads.
 */
final class NoticeTiming {
    /** Persons who are remembered; of more, the ones who were told longest ago are forgotten, and told at once. */
    private static final int REMEMBERED = 10_000;

    private final Supplier<Profile> profile;
    private final boolean gathers;
    private final Map<String, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** When somebody was told last, and of which submissions. */
    private record Told(Instant at, Set<TrackingId> of) {}

    /** What is done with a notice. */
    sealed interface Choice {
        record Tell() implements Choice {}

        record Wait(Instant until, String because) implements Choice {}

        record LeaveOut(String cause) implements Choice {}
    }

    /**
     * The timing of one channel.
     *
     * @param gathers whether one message there may tell of several requests
     */
    NoticeTiming(Supplier<Profile> profile, boolean gathers) {
        this.profile = profile;
        this.gathers = gathers;
    }

    Choice choice(Notice notice, Instant now) {
        if (notice.isOfDanger()) {
            return new Choice.Tell();
        }
        if (!notice.wanted()) {
            return new Choice.LeaveOut("the person asked for no messages there");
        }
        NoticeRules rules = profile.get().noticeRules();
        Optional<Instant> quietUntil = Optional.ofNullable(
                        rules.quietHours().get(notice.update().channel()))
                .flatMap(hours -> hours.end(notice, now, profile.get().timeZone()));
        if (quietUntil.isPresent()) {
            return new Choice.Wait(quietUntil.get(), "quiet hours");
        }
        return gathers(notice)
                ? moreMayCome(notice, rules.digestWindow(), now)
                        .<Choice>map(until -> new Choice.Wait(until, "more may come for the same message"))
                        .orElseGet(Choice.Tell::new)
                : new Choice.Tell();
    }

    /** How many others may be told in the message that tells this one. */
    int others(Notice notice) {
        return gathers(notice) ? profile.get().noticeRules().digestMost() - 1 : 0;
    }

    /** A message goes to the person whom these notices are for. */
    void tells(Telling telling, Instant now) {
        Notice first = telling.notices().get(0);
        if (!gathers) {
            return;
        }
        Set<TrackingId> submissions = Set.copyOf(telling.notices().stream()
                .map(notice -> notice.update().trackingId())
                .distinct()
                .toList());
        synchronized (told) {
            told.remove(person(first));
            told.put(person(first), new Told(now, submissions));
        }
    }

    /** Danger to life stands alone, and nothing is told beside what goes to an address that nobody has checked. */
    private boolean gathers(Notice notice) {
        return gathers
                && !notice.isOfDanger()
                && !notice.otherWay()
                && profile.get().noticeRules().digests().has(profile.get().language());
    }

    /** Nothing waits for more beyond the window after it became news, whatever else the person is told. */
    private Optional<Instant> moreMayCome(Notice notice, Duration window, Instant now) {
        Instant latest = notice.update().at().plus(window);
        Told last;
        synchronized (told) {
            last = told.get(person(notice));
        }
        if (last == null || last.of().contains(notice.update().trackingId()) || !now.isBefore(latest)) {
            return Optional.empty();
        }
        Instant until = last.at().plus(window);
        return now.isBefore(until) ? Optional.of(until.isBefore(latest) ? until : latest) : Optional.empty();
    }

    /** Whom it goes to, on this channel. */
    static String person(Notice notice) {
        return notice.update().account() + ' ' + notice.answerTo().orElse("");
    }
}
