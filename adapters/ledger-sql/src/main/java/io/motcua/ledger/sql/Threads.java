package io.motcua.ledger.sql;

/** Threads that do not keep the program alive. */
final class Threads {
    private Threads() {}

    static Thread daemon(Runnable run, String name) {
        Thread thread = new Thread(run, name);
        thread.setDaemon(true);
        return thread;
    }
}
