package io.motcua.example.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A way to a port on this machine that holds up what goes along it, in both directions, until it is told not to. */
final class SlowWire implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket server;
    private final int target;
    private final Duration delay;
    private volatile CountDownLatch fast = new CountDownLatch(1);

    SlowWire(int target, Duration delay) throws IOException {
        this.target = target;
        this.delay = delay;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void slowDown() {
        fast = new CountDownLatch(1);
    }

    void speedUp() {
        fast.countDown();
    }

    @Override
    public void close() throws IOException {
        fast.countDown();
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                begin(() -> pass(near, far));
                begin(() -> pass(far, near));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                fast.await(delay.toMillis(), TimeUnit.MILLISECONDS);
                out.write(piece, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // One side has gone, and the other goes with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "slow-wire");
        thread.setDaemon(true);
        thread.start();
    }
}
