package io.motcua.example.oracle.load;

/** What becomes of a process that can write nothing down any more. */
public final class Witness {
    private Witness() {}

    /** Ends this process: without its journal it cannot bear witness, and a silence would look like a slow gateway. */
    public static void silenced(Exception cause) {
        cause.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}
