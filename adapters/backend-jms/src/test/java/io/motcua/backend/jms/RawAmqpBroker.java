package io.motcua.backend.jms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.engine.Collector;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Transport;
import org.apache.qpid.proton.engine.impl.ProtocolTracer;
import org.apache.qpid.proton.engine.impl.TransportImpl;
import org.apache.qpid.proton.framing.TransportFrame;

/**
 * A broker of AMQP 1.0 that lets everybody in, takes messages only as the test gives credit, and hands out any bytes as
 * a message. What is not accepted goes out again by the next connection.
 */
final class RawAmqpBroker implements AutoCloseable {
    private static final int POLL_MILLIS = 10;

    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final AtomicLong handedOutBytes = new AtomicLong();
    private final List<One> connections = new CopyOnWriteArrayList<>();
    private volatile int credit;
    private volatile boolean closed;

    /** Gives that much credit to each link that is opened to it. */
    RawAmqpBroker(int credit) throws IOException {
        this.credit = credit;
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on, and to those that are open already. */
    void giveCredit(int more) {
        credit = more;
        connections.forEach(one -> one.tasks.add(() -> one.receivers.forEach(receiver -> receiver.flow(more))));
    }

    /** Hands it out to whoever has a link from this broker and credit. */
    void put(byte[] message) {
        synchronized (waiting) {
            waiting.addLast(message);
        }
        connections.forEach(one -> one.tasks.add(() -> one.senders.forEach(one::handOut)));
    }

    /** How many bytes of messages have been handed out, those of messages that are on their way included. */
    long handedOutBytes() {
        return handedOutBytes.get();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listening.close();
    }

    private void accept() {
        try {
            while (!closed) {
                One one = new One(listening.accept());
                connections.add(one);
                daemon(one::serve);
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-amqp-broker");
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection, on a thread of its own. */
    private final class One implements ProtocolTracer {
        private final Socket socket;
        private final Transport transport = Proton.transport();
        private final Collector events = Proton.collector();
        private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        private final List<Receiver> receivers = new CopyOnWriteArrayList<>();
        private final List<Sender> senders = new CopyOnWriteArrayList<>();
        private final Set<Delivery> handedOut = new LinkedHashSet<>();
        private final byte[] bytes = new byte[65_536];
        private int tags;

        private One(Socket socket) {
            this.socket = socket;
        }

        private void serve() {
            Sasl sasl = transport.sasl();
            sasl.server();
            sasl.setMechanisms("PLAIN");
            ((TransportImpl) transport).setProtocolTracer(this);
            Connection connection = Proton.connection();
            connection.setContainer("raw");
            connection.collect(events);
            transport.bind(connection);
            try (socket) {
                socket.setSoTimeout(POLL_MILLIS);
                while (!closed && exchange(sasl)) {
                    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                        task.run();
                    }
                    for (Event event = events.peek(); event != null; event = events.peek()) {
                        on(event);
                        events.pop();
                    }
                }
            } catch (IOException e) {
                // The other side is gone.
            } finally {
                synchronized (waiting) {
                    handedOut.forEach(delivery -> waiting.addFirst((byte[]) delivery.getContext()));
                }
            }
        }

        /** Whether there is more to come. */
        private boolean exchange(Sasl sasl) throws IOException {
            while (transport.pending() > 0) {
                ByteBuffer out = transport.head();
                int count = Math.min(out.remaining(), bytes.length);
                out.get(bytes, 0, count);
                socket.getOutputStream().write(bytes, 0, count);
                transport.pop(count);
            }
            if (transport.capacity() < 0) {
                return false;
            }
            try {
                int count = socket.getInputStream().read(bytes, 0, Math.min(bytes.length, transport.capacity()));
                if (count < 0) {
                    return false;
                }
                transport.tail().put(bytes, 0, count);
                transport.process();
            } catch (SocketTimeoutException e) {
                return true;
            }
            if (sasl.getState() == Sasl.SaslState.PN_SASL_STEP && sasl.getRemoteMechanisms().length > 0) {
                sasl.done(Sasl.SaslOutcome.PN_SASL_OK);
            }
            return true;
        }

        private void on(Event event) {
            switch (event.getType()) {
                case CONNECTION_REMOTE_OPEN -> event.getConnection().open();
                case CONNECTION_REMOTE_CLOSE -> event.getConnection().close();
                case SESSION_REMOTE_OPEN -> event.getSession().open();
                case SESSION_REMOTE_CLOSE -> event.getSession().close();
                case LINK_REMOTE_OPEN -> opened(event.getLink());
                case LINK_REMOTE_CLOSE -> event.getLink().close();
                case LINK_FLOW -> {
                    if (event.getLink() instanceof Sender sender) {
                        handOut(sender);
                    }
                }
                case DELIVERY -> on(event.getDelivery());
                default -> {
                    // Nothing to say to it.
                }
            }
        }

        private void opened(Link link) {
            link.setSource(link.getRemoteSource());
            link.setTarget(link.getRemoteTarget());
            link.open();
            if (link instanceof Receiver receiver) {
                receivers.add(receiver);
                if (credit > 0) {
                    receiver.flow(credit);
                }
            } else {
                senders.add((Sender) link);
            }
        }

        private void handOut(Sender sender) {
            while (sender.getCredit() > 0) {
                byte[] message;
                synchronized (waiting) {
                    message = waiting.pollFirst();
                }
                if (message == null) {
                    return;
                }
                Delivery delivery = sender.delivery(("tag-" + tags++).getBytes(StandardCharsets.US_ASCII));
                delivery.setContext(message);
                handedOut.add(delivery);
                sender.send(message, 0, message.length);
                sender.advance();
            }
        }

        private void on(Delivery delivery) {
            if (delivery.getLink() instanceof Receiver receiver && delivery.isReadable() && !delivery.isPartial()) {
                receiver.advance();
                delivery.disposition(Accepted.getInstance());
                delivery.settle();
            } else if (delivery.getRemoteState() instanceof Accepted) {
                handedOut.remove(delivery);
                delivery.settle();
            }
        }

        @Override
        public void sentFrame(TransportFrame frame) {
            if (frame.getBody() instanceof Transfer) {
                handedOutBytes.addAndGet(frame.getPayload().getLength());
            }
        }

        @Override
        public void receivedFrame(TransportFrame frame) {
            // Only what is handed out is counted.
        }
    }
}
