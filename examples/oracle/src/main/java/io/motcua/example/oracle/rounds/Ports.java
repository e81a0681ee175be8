package io.motcua.example.oracle.rounds;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports. One is found once and kept for all lives of a process, since its clients know it; so it lies below those
 * that systems give to outgoing connections, of which one could take it while the process is dead.
 */
public final class Ports {
    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 1_000;

    private Ports() {}

    /** A port of the loopback address that nobody listens on now. */
    public static int free() throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody listens there.
                continue;
            }
        }
        throw new IOException("No free port between " + FIRST + " and " + LAST + "; end what listens there");
    }
}
