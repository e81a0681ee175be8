package io.motcua.gateway.cli;

/** What the program says by its exit status. */
final class ExitStatus {
    /** Done, and all is well. */
    static final int WELL = 0;

    /** Done, and the answer is no: the balance is not zero, there is no such request. */
    static final int NO = 1;

    /** The command or the configuration cannot be used; whoever wrote it can mend it. */
    static final int MISTAKE = 2;

    /** It could not be done: the ledger failed, a port is taken, another gateway runs. */
    static final int FAILED = 3;

    private ExitStatus() {}
}
