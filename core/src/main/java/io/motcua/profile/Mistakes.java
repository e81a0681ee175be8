package io.motcua.profile;

import io.motcua.profile.ProfileException.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what several readings find, so that one mistake does not hide the next. */
final class Mistakes {
    /** As many as a person mends before reading again. */
    private static final int MOST = 50;

    private final List<Mistake> found = new ArrayList<>();

    /** What may find mistakes. */
    interface Reading<T> {
        T read() throws ProfileException;
    }

    /** What may find mistakes and gives nothing. */
    interface Check {
        void run() throws ProfileException;
    }

    /** What was read; empty if it had mistakes, which {@link #end} tells. */
    <T> Optional<T> attempt(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (ProfileException e) {
            found.addAll(e.mistakes());
            return Optional.empty();
        }
    }

    void check(Check check) {
        attempt(() -> {
            check.run();
            return Boolean.TRUE;
        });
    }

    void add(Mistake mistake) {
        found.add(mistake);
    }

    /** Puts the mistakes of one file in the order of its lines, those about the whole of it last. */
    void sort() {
        found.sort(Comparator.comparingLong(mistake -> mistake.line() == 0 ? Long.MAX_VALUE : mistake.line()));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Refuses what was read if there was any mistake in it. */
    void end() throws ProfileException {
        if (!found.isEmpty()) {
            throw new ProfileException(found);
        }
    }

    /** The first mistakes, and how many more there are. */
    static ProfileException first(ProfileException e) {
        int more = e.mistakes().size() - MOST;
        if (more <= 0) {
            return e;
        }
        List<Mistake> first = new ArrayList<>(e.mistakes().subList(0, MOST));
        Mistake last = first.get(MOST - 1);
        first.add(new Mistake(last.file(), last.line(), more + " more mistakes after this one", "none"));
        return new ProfileException(first);
    }
}
