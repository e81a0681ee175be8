package io.motcua.backend.jms;

import io.motcua.Delivery;
import io.motcua.spi.Withdrawal;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests back from one utility's queue. A message that is there, and was never handed to a consumer, the
 * utility never had, and has not once we have consumed and committed it. What is not there was consumed, or lies
 * unacknowledged with a consumer that hangs. What was handed out and came back may have been acted on by a consumer
 * that died before it said so; and after another connection was made the broker may have crashed, which forgets how
 * often it handed a message out. None of that is a proof, and what is there stays there.
 *
 * <p>A second message under the same id cannot come later: the broker drops it, and what was withdrawn is not sent
 * again.
 */
final class RequestRecall implements JmsConnection.User {
    private static final Logger LOG = LoggerFactory.getLogger(RequestRecall.class);

    /** How often a message was handed out, this time included (JMS 3.1, section 3.5.11). */
    private static final String DELIVERY_COUNT = "JMSXDeliveryCount";

    private final JmsBackendConfig config;
    private final JmsConnection connection;
    private final ExecutorService thread;
    private volatile @Nullable Current current;
    private @Nullable Session session; // Of the recalls' thread alone, as is what it belongs to.
    private @Nullable ActiveMQConnection sessionOf;

    /** A connection, and since when it is there, by the clock that stamps messages. */
    private record Current(ActiveMQConnection connection, long sinceMillis) {}

    RequestRecall(JmsBackendConfig config, JmsConnection connection) {
        this.config = config;
        this.connection = connection;
        this.thread = Executors.newSingleThreadExecutor(run -> {
            Thread made = new Thread(run, "motcua-recall-" + config.backend());
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public void connected(ActiveMQConnection made) {
        current = new Current(made, System.currentTimeMillis());
    }

    @Override
    public void lost(ActiveMQConnection gone) {
        Current now = current;
        if (now != null && now.connection() == gone) {
            current = null;
        }
    }

    CompletionStage<Withdrawal> withdraw(Delivery delivery) {
        try {
            return CompletableFuture.supplyAsync(() -> withdrawNow(delivery.deduplicationId()), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Withdrawal.NOT_NOW);
        }
    }

    void close() {
        thread.shutdown();
    }

    private Withdrawal withdrawNow(String id) {
        Current over = current;
        if (over == null || !connection.isCurrent(over.connection())) {
            return Withdrawal.NOT_NOW;
        }
        boolean committing = false;
        try {
            Session open = session(over.connection());
            Message found = find(open, id);
            if (found == null) {
                return Withdrawal.UNSURE;
            }
            if (found.getIntProperty(DELIVERY_COUNT) > 1 || found.getJMSTimestamp() < over.sinceMillis()) {
                open.rollback();
                return Withdrawal.UNSURE;
            }
            committing = true;
            open.commit();
            return Withdrawal.WITHDRAWN;
        } catch (JMSException | RuntimeException e) {
            LOG.warn("A request could not be taken back [backend {}]: {}", config.backend(), e.getMessage());
            forgetSession();
            // Whether a commit was done that failed to say so, only the next look can tell, and it finds nothing if it
            // was.
            return committing ? Withdrawal.UNSURE : Withdrawal.NOT_NOW;
        }
    }

    /** What the broker hands out at once; it is asked, and has answered when this returns. */
    private @Nullable Message find(Session open, String id) throws JMSException {
        // An id has no quotation marks, unless a utility's own has; none may end the selector's string early.
        String selector = "JMSCorrelationID = '" + id.replace("'", "''") + "'";
        try (MessageConsumer consumer = open.createConsumer(open.createQueue(config.requestQueue()), selector)) {
            return consumer.receiveNoWait();
        }
    }

    private Session session(ActiveMQConnection over) throws JMSException {
        Session known = session;
        if (known != null && sessionOf == over) {
            return known;
        }
        forgetSession();
        Session made = JmsConnection.transacted(over);
        session = made;
        sessionOf = over;
        return made;
    }

    private void forgetSession() {
        Session known = session;
        session = null;
        if (known != null) {
            try {
                known.close();
            } catch (JMSException | RuntimeException e) {
                LOG.debug("A session could not be closed", e);
            }
        }
    }
}
