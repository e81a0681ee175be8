package io.motcua.path;

import io.motcua.Notice;
import io.motcua.spi.Work;
import java.util.List;

/** Notices of one person that one message tells; mostly one. */
record Telling(List<Work<Notice>> works) {
    Telling {
        works = List.copyOf(works);
        if (works.isEmpty()) {
            throw new IllegalArgumentException("A message tells no notice; one at least is expected");
        }
    }

    List<Notice> notices() {
        return works.stream().map(Work::subject).toList();
    }

    /** Them all as one piece of work, under the name of the first. */
    Work<Telling> asWork() {
        Work<Notice> first = works.get(0);
        return new Work<>(first.id(), first.attempt(), first.dueAt(), this);
    }
}
