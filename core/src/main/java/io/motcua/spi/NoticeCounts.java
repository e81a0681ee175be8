package io.motcua.spi;

/**
 * How far the notices of a channel have come.
 *
 * @param due to be sent yet, or to be sent again
 * @param sent taken by the channel's next server
 * @param givenUp could not be sent
 * @param leftOut not sent on purpose
 */
public record NoticeCounts(long due, long sent, long givenUp, long leftOut) {
    /** None at all. */
    public static final NoticeCounts NONE = new NoticeCounts(0, 0, 0);

    /** Counts of a channel on which none is left out. */
    public NoticeCounts(long due, long sent, long givenUp) {
        this(due, sent, givenUp, 0);
    }

    /** All of them. */
    public long all() {
        return due + sent + givenUp + leftOut;
    }
}
