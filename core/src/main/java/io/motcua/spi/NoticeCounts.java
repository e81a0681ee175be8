package io.motcua.spi;

/**
 * How far the notices of a channel have come.
 *
 * @param due to be sent yet, or to be sent again
 * @param sent taken by the channel's next server
 * @param givenUp could not be sent
 */
public record NoticeCounts(long due, long sent, long givenUp) {
    /** None at all. */
    public static final NoticeCounts NONE = new NoticeCounts(0, 0, 0);

    /** All of them. */
    public long all() {
        return due + sent + givenUp;
    }
}
