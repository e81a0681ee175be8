package io.motcua.kit;

/**
 * One rule of the contract, and how a backend is tried by it.
 *
 * @param id names the case in every report; it stays the same from release to release
 * @param title what is seen of a backend that passes, and no more than that
 * @param rule where the contract says so
 */
record ContractCase(String id, String title, String rule, Check check) {
    /** Tries the backend; what is wrong goes to the trial's findings, what cannot be seen to its notes. */
    @FunctionalInterface
    interface Check {
        void run(Trial trial) throws InterruptedException;
    }
}
