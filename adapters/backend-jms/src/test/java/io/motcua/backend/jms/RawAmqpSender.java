package io.motcua.backend.jms;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.engine.Transport;
import org.jspecify.annotations.Nullable;

/** Sends any bytes as an AMQP 1.0 message, well formed or not. */
final class RawAmqpSender implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final Socket socket;
    private final Transport transport = Proton.transport();
    private final Sender sender;
    private int tag;

    RawAmqpSender(UtilityAccount account, int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(50);
        transport.sasl().client();
        transport.sasl().plain(account.user(), account.password());
        Connection connection = Proton.connection();
        transport.bind(connection);
        connection.setContainer("raw");
        connection.open();
        Session session = connection.session();
        session.open();
        sender = session.sender("raw");
        Target target = new Target();
        target.setAddress(account.replyQueue());
        sender.setTarget(target);
        sender.setSource(new Source());
        sender.open();
        pumpUntil(() -> sender.getCredit() > 0);
    }

    /** What the broker says of the message; null if it ends the connection instead. */
    @Nullable
    DeliveryState send(byte[] message) throws IOException {
        Delivery delivery = sender.delivery(("tag-" + tag++).getBytes(StandardCharsets.US_ASCII));
        sender.send(message, 0, message.length);
        sender.advance();
        pumpUntil(() -> delivery.getRemoteState() != null);
        return delivery.getRemoteState();
    }

    private void pumpUntil(BooleanSupplier done) throws IOException {
        long until = System.nanoTime() + WITHIN.toNanos();
        byte[] bytes = new byte[16_384];
        while (!done.getAsBoolean()
                && sender.getRemoteState() != EndpointState.CLOSED
                && transport.capacity() >= 0
                && System.nanoTime() < until) {
            while (transport.pending() > 0) {
                ByteBuffer out = transport.head();
                int count = out.remaining();
                out.get(bytes, 0, count);
                socket.getOutputStream().write(bytes, 0, count);
                transport.pop(count);
            }
            try {
                int count = socket.getInputStream().read(bytes, 0, Math.min(bytes.length, transport.capacity()));
                if (count < 0) {
                    return;
                }
                transport.tail().put(bytes, 0, count);
                transport.process();
            } catch (SocketTimeoutException e) {
                // Nothing was said for a while; there may be something to write.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
