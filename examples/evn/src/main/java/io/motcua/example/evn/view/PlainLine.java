package io.motcua.example.evn.view;

/** A snapshot in one line, for a log. */
final class PlainLine {
    private PlainLine() {}

    static String of(Snapshot snapshot, Moment moment) {
        Snapshot.Row all = snapshot.all();
        StringBuilder line = new StringBuilder()
                .append(moment.clock())
                .append(moment.storm() ? " storm" : "")
                .append(": in ")
                .append(snapshot.inAll())
                .append(" (")
                .append(Words.counts(snapshot.in()))
                .append("), answered ")
                .append(snapshot.answeredInAll())
                .append(", waiting ")
                .append(all.at(Snapshot.Stage.WAITING))
                .append(", sent ")
                .append(all.at(Snapshot.Stage.SENT))
                .append(", acknowledged ")
                .append(all.acknowledged())
                .append(" (p50 ")
                .append(Percentile.seconds(all.p50()))
                .append(" s, p95 ")
                .append(Percentile.seconds(all.p95()))
                .append(" s, beyond the utility's own delay p95 ")
                .append(Percentile.seconds(all.beyondP95()))
                .append(" s), held ")
                .append(snapshot.heldInAll());
        if (!snapshot.held().isEmpty()) {
            line.append(" (").append(Words.reasons(snapshot.held())).append(")");
        }
        line.append(", refused ").append(snapshot.refusedInAll());
        if (!snapshot.surprises().isEmpty()) {
            line.append(", not as meant ").append(snapshot.surprises().size());
        }
        return line.toString();
    }
}
