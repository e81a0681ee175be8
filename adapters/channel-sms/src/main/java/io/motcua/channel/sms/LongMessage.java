package io.motcua.channel.sms;

import io.motcua.channel.sms.Arrivals.Hash;
import io.motcua.channel.sms.UserData.Part;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A long message of which some parts came. Used by one thread. */
final class LongMessage {
    private final String id;
    private final Key key;
    private final Instant receivedAt;
    private final NavigableMap<Integer, Piece> pieces = new TreeMap<>();
    private @Nullable CompletableFuture<Void> submitted;
    private Instant retryAt = Instant.MIN;
    private long touched;
    private boolean closed;
    private boolean mixed;

    /** What parts of one message have in common. Since references wrap, parts of another message may have it too. */
    record Key(DeliverSm.Address source, DeliverSm.Address destination, Part.Kind kind, int reference, int total) {
        static Key of(DeliverSm message, Part part) {
            return new Key(message.source(), message.destination(), part.kind(), part.reference(), part.total());
        }

        /** Leaves out the people. */
        @Override
        public String toString() {
            return "Key[" + kind + " " + reference + ", " + total + " parts]";
        }
    }

    /**
     * A part.
     *
     * @param repeats whether the same part belonged to a message that was submitted within the dedupe window
     */
    record Piece(DeliverSm message, byte[] pdu, Hash hash, boolean repeats) {}

    LongMessage(String id, Key key, Instant receivedAt) {
        this.id = id;
        this.key = key;
        this.receivedAt = receivedAt;
    }

    String id() {
        return id;
    }

    Key key() {
        return key;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** Tells which of two messages got a part later: the one with the greater number. */
    long touched() {
        return touched;
    }

    void put(int number, Piece piece, long turn) {
        pieces.put(number, piece);
        touched = turn;
    }

    boolean has(int number, Hash hash) {
        Piece piece = pieces.get(number);
        return piece != null && piece.hash().equals(hash);
    }

    boolean lacks(int number) {
        return !pieces.containsKey(number);
    }

    /** Whether it takes no more parts: they are all there, or were waited for long enough. */
    boolean ended() {
        return closed || pieces.size() == key.total();
    }

    void close() {
        closed = true;
    }

    /** Writes down that another message with the same key lacked a part that was put here. */
    void mix() {
        mixed = true;
    }

    /** Whether every part of it was submitted before: a repetition of a message, or of some of its parts. */
    boolean onlyRepeats() {
        return pieces.values().stream().allMatch(Piece::repeats);
    }

    List<Hash> hashes() {
        return pieces.values().stream().map(Piece::hash).toList();
    }

    List<byte[]> pdus() {
        return pieces.values().stream().map(Piece::pdu).toList();
    }

    DeliverSm first() {
        return pieces.firstEntry().getValue().message();
    }

    int size() {
        return pieces.size();
    }

    long bytes() {
        return pieces.values().stream().mapToLong(piece -> piece.pdu().length).sum();
    }

    /** The submission that is on its way, if one is. */
    Optional<CompletableFuture<Void>> submitted() {
        return Optional.ofNullable(submitted);
    }

    void submitted(CompletableFuture<Void> outcome) {
        submitted = outcome;
    }

    void failed(Instant next) {
        submitted = null;
        retryAt = next;
    }

    boolean due(Instant now) {
        return submitted == null && !now.isBefore(retryAt);
    }

    /** What a person should know, if anything. */
    Optional<String> note() {
        StringBuilder note = new StringBuilder();
        if (pieces.size() < key.total()) {
            note.append("Parts that did not come: ")
                    .append(IntStream.rangeClosed(1, key.total())
                            .filter(this::lacks)
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(", ")))
                    .append(" of ")
                    .append(key.total());
        }
        if (mixed) {
            note.append(note.isEmpty() ? "" : "; ")
                    .append("another message with the same reference was open, and parts may be of either");
        }
        return note.isEmpty() ? Optional.empty() : Optional.of(note.toString());
    }

    @Override
    public String toString() {
        return "LongMessage[" + id + ", " + key + ", " + pieces.keySet() + "]";
    }
}
