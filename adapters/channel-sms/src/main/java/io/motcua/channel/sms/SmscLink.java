package io.motcua.channel.sms;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUReader;
import org.jsmpp.PDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bind to one message centre as a transceiver, which is made again whenever it is lost, sooner at first and then
 * more and more slowly. A message centre that is not there holds up no start. Safe for use by many threads.
 */
final class SmscLink {
    private static final Logger LOG = LoggerFactory.getLogger(SmscLink.class);
    private static final int SLOWEST = 30;
    private static final long UNBIND_MILLIS = 1_000;
    /** How many responses wait for a message centre that reads none; it sends the messages of the others again. */
    private static final int MAX_RESPONSES = 10_000;

    private final Smsc smsc;
    private final SmsConfig config;
    private @Nullable Running running;

    /** One life of the link, from start to stop. */
    private final class Running {
        private final PduTaker taker;
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final ExecutorService responses = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_RESPONSES), task -> thread(task, "responses"));
        private volatile @Nullable SMPPSession session;

        Running(PduTaker taker) {
            this.taker = taker;
        }
    }

    SmscLink(Smsc smsc, SmsConfig config) {
        this.smsc = smsc;
        this.config = config;
    }

    Smsc smsc() {
        return smsc;
    }

    /** Begins to bind, on a thread of its own. */
    synchronized void start(PduTaker taker) {
        Running life = new Running(taker);
        running = life;
        thread(() -> run(life), "link").start();
    }

    /** Unbinds; messages that were not answered come again. */
    void stop() {
        Running life;
        synchronized (this) {
            life = running;
            running = null;
        }
        if (life == null) {
            return;
        }
        life.stopped.countDown();
        SMPPSession session = life.session;
        if (session != null) {
            // A message centre that is ending itself does not answer; the rest of the gateway must not wait for it.
            session.setTransactionTimer(UNBIND_MILLIS);
            session.unbindAndClose();
        }
        life.responses.shutdown();
    }

    /** The session, while it is bound. */
    synchronized Optional<SMPPSession> session() {
        SMPPSession session = running == null ? null : running.session;
        return session != null && session.getSessionState().isTransmittable() ? Optional.of(session) : Optional.empty();
    }

    private void run(Running life) {
        Duration wait = config.reconnect();
        try {
            do {
                CountDownLatch closed = new CountDownLatch(1);
                if (bind(life, closed)) {
                    wait = config.reconnect();
                    closed.await();
                    if (life.stopped.getCount() > 0) {
                        LOG.warn("The bind was lost; binding again [smsc {}]", smsc.name());
                    }
                }
                wait = next(wait);
            } while (!life.stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration next(Duration wait) {
        Duration slowest = config.reconnect().multipliedBy(SLOWEST);
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(slowest) > 0 ? slowest : doubled;
    }

    private boolean bind(Running life, CountDownLatch closed) {
        PDUSender sender = new SynchronizedPDUSender(new DefaultPDUSender());
        ReaderOfConnection reader = new ReaderOfConnection();
        SMPPSession session = new SMPPSession(sender, reader, (host, port) -> {
            Connection connection = connect(host, port);
            reader.connected(new LinkReader(sender, connection.getOutputStream(), life.responses, life.taker));
            return connection;
        });
        session.setTransactionTimer(config.responseTimeout().toMillis());
        session.setEnquireLinkTimer(Math.toIntExact(config.enquireLink().toMillis()));
        session.setMessageReceiverListener(new OtherRequests());
        session.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) {
                closed.countDown();
            }
        });
        try {
            session.connectAndBind(
                    smsc.host(),
                    smsc.port(),
                    parameters(),
                    config.responseTimeout().toMillis());
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot bind to {}:{}: {} [smsc {}]", smsc.host(), smsc.port(), e.getMessage(), smsc.name());
            session.close();
            return false;
        }
        life.session = session;
        if (life.stopped.getCount() == 0) {
            session.unbindAndClose();
        } else {
            LOG.info("Bound to {}:{} [smsc {}]", smsc.host(), smsc.port(), smsc.name());
        }
        return true;
    }

    private BindParameter parameters() {
        return new BindParameter(
                BindType.BIND_TRX,
                smsc.systemId(),
                smsc.password(),
                smsc.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
    }

    private Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(host, port),
                    Math.toIntExact(config.responseTimeout().toMillis()));
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Thread thread(Runnable task, String what) {
        Thread thread = new Thread(task, "sms-" + smsc.name() + "-" + what);
        thread.setDaemon(true);
        return thread;
    }

    /** The reader that jSMPP is given before there is a connection to read. */
    private static final class ReaderOfConnection implements PDUReader {
        private volatile @Nullable LinkReader reader;

        void connected(LinkReader ofConnection) {
            reader = ofConnection;
        }

        private LinkReader reader() throws IOException {
            LinkReader connected = reader;
            if (connected == null) {
                throw new IOException("There is no connection");
            }
            return connected;
        }

        @Override
        public Command readPDUHeader(DataInputStream in) throws IOException {
            return reader().readPDUHeader(in);
        }

        @Override
        public byte[] readPDU(DataInputStream in, Command header) throws IOException {
            return reader().readPDU(in, header);
        }

        @Override
        public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence) throws IOException {
            return reader().readPDU(in, length, id, status, sequence);
        }
    }
}
