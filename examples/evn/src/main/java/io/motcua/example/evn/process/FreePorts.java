package io.motcua.example.evn.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this machine that nobody listens on. They lie below those that systems give to outgoing connections (from
 * 32768 on Linux, 49152 in RFC 6335), of which one could take a port before its server does.
 */
final class FreePorts {
    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /** As many different ports. Somebody else might take one before it is used; then the gateway says so and ends. */
    static List<Integer> find(int count) throws IOException {
        Set<Integer> ports = new LinkedHashSet<>();
        for (int tries = 0; ports.size() < count; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                ports.add(port);
            } else if (tries > TRIES) {
                throw new IOException("No free port between " + FIRST + " and " + LAST + "; end what listens there");
            }
        }
        return List.copyOf(ports);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
