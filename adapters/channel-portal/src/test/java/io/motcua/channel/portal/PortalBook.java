package io.motcua.channel.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a portal knows: its dossiers with their statuses, and everything that was asked of it, in a journal that survives
 * the process. Its rules of what may follow what are written down anew, from the contract. Safe for use by many threads.
 */
final class PortalBook implements AutoCloseable {
    private static final List<String> MAY_FOLLOW = List.of(
            "1>2", "1>3", "2>4", "4>5", "4>6", "4>8", "4>9", "5>4", "6>4", "9>10", "1>7", "2>7", "4>7", "5>7", "6>7",
            "9>7", "7>8");

    private final Map<String, Integer> statuses = new LinkedHashMap<>();
    private final Set<String> progressIds = new HashSet<>();
    private final List<PortalEvent> events = new ArrayList<>();
    private final boolean knowsAll;
    private final Optional<FileChannel> journal;

    /**
     * A book.
     *
     * @param knowsAll whether a dossier that it never heard of is at status 1, instead of unknown
     * @param journal read first, then appended to and forced at each line
     */
    PortalBook(boolean knowsAll, Optional<Path> journal) throws IOException {
        this.knowsAll = knowsAll;
        if (journal.isPresent() && Files.exists(journal.get())) {
            for (String line : Files.readString(journal.get()).split("\n")) {
                PortalEvent.of(line.getBytes(StandardCharsets.UTF_8)).ifPresent(this::remember);
            }
        }
        this.journal = journal.isPresent()
                ? Optional.of(FileChannel.open(
                        journal.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND))
                : Optional.empty();
    }

    synchronized void register(String dossier) {
        keep(new PortalEvent("register", dossier, "", 1, "", "taken"));
    }

    /** The status of a dossier; empty if there is no such dossier. */
    synchronized Optional<Integer> status(String dossier) {
        Optional<Integer> known = Optional.ofNullable(statuses.get(dossier));
        return known.isEmpty() && knowsAll ? Optional.of(1) : known;
    }

    synchronized Optional<Integer> lookUp(String dossier) {
        Optional<Integer> status = status(dossier);
        keep(new PortalEvent("TraCuuHoSo", dossier, "", status.orElse(0), "", outcome(status.isPresent(), false)));
        return status;
    }

    /** Takes a line of progress, or drops one that it has. */
    synchronized void addProgress(String dossier, String id, int status, String text) {
        keep(new PortalEvent(
                "CapNhatTienTrinh", dossier, id, status, text, outcome(true, progressIds.contains(dossier + id))));
    }

    /** Takes a status; false if it may not follow. */
    synchronized boolean setStatus(String dossier, String id, int status) {
        boolean legal = MAY_FOLLOW.contains(status(dossier).orElse(0) + ">" + status);
        keep(new PortalEvent("CapNhatTrangThai", dossier, id, status, "", outcome(legal, false)));
        return legal;
    }

    synchronized List<PortalEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() throws IOException {
        if (journal.isPresent()) {
            journal.get().close();
        }
    }

    private static String outcome(boolean taken, boolean repeated) {
        return repeated ? "repeated" : taken ? "taken" : "refused";
    }

    private void keep(PortalEvent event) {
        if (journal.isPresent()) {
            try {
                ByteBuffer line = ByteBuffer.wrap(
                        (new String(event.toJson(), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
                while (line.hasRemaining()) {
                    journal.get().write(line);
                }
                journal.get().force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        remember(event);
    }

    private void remember(PortalEvent event) {
        events.add(event);
        if (event.taken() && (event.is("register") || event.is("CapNhatTrangThai"))) {
            statuses.put(event.dossier(), event.status());
        }
        if (event.is("CapNhatTienTrinh")) {
            progressIds.add(event.dossier() + event.id());
        }
    }
}
