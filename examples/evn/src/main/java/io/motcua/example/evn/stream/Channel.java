package io.motcua.example.evn.stream;

/** The two ways in that the demonstration uses. */
public enum Channel {
    /** The customers' app of the whole group. */
    APP("app"),
    /** A hotline's agents, whose CRM sends their work orders. */
    HOTLINE("hotline");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    /** As the gateway calls it. */
    @Override
    public String toString() {
        return word;
    }
}
