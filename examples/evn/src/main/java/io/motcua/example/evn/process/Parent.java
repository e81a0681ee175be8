package io.motcua.example.evn.process;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Whoever started this process: when it is gone our standard input ends, and so should we. */
public final class Parent {
    private Parent() {}

    /** Open when the parent is gone. Reads standard input, so it is asked for once. */
    public static CountDownLatch gone() {
        CountDownLatch gone = new CountDownLatch(1);
        Thread watch = new Thread(() -> awaitEndOfInput(gone), "watches the parent");
        watch.setDaemon(true);
        watch.start();
        return gone;
    }

    private static void awaitEndOfInput(CountDownLatch gone) {
        try {
            while (System.in.read() >= 0) {
                // What is said to us does not matter, only that somebody is there.
            }
        } catch (IOException e) {
            System.err.println("Standard input cannot be read, which counts as its end: " + e.getMessage());
        }
        gone.countDown();
    }
}
