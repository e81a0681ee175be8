package io.motcua.backend.jms;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Refuses a message that claims to be AMQP and is none, while its sender still waits. The broker looks into a message no
 * earlier than when it is delivered: it would accept this one, fail to give it to the gateway, take the gateway for
 * broken, and stand still with all that came after.
 */
final class UnreadableRefusal implements ActiveMQServerPlugin {

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (message instanceof ICoreMessage) {
            return;
        }
        try {
            message.toCore();
        } catch (RuntimeException e) {
            throw new ActiveMQException(
                    "Not a message that can be read: " + e, e, ActiveMQExceptionType.GENERIC_EXCEPTION);
        }
    }
}
