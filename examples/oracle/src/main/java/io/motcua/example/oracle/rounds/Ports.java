package io.motcua.example.oracle.rounds;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports. One is found once and kept for all lives of a process, since its clients know it. */
public final class Ports {
    private Ports() {}

    /** A port of the loopback address that nobody listens on now. */
    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
