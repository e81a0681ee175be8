package io.motcua.gateway.cli;

import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * What a start needs anyway, begun on a second core while the first reads the configuration: the logging library, and
 * the largest classes of the broker, of Camel and of the HTTP server, which bring the others. It opens nothing and writes
 * nothing, so that a configuration that is refused leaves no trace.
 */
final class WarmUp {
    /** By name, since the program uses them through others. One that a new version no longer has is no loss but time. */
    static final List<String> CLASSES = List.of(
            "org.apache.activemq.artemis.core.config.impl.ConfigurationImpl",
            "org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl",
            "org.apache.activemq.artemis.core.persistence.impl.journal.JournalStorageManager",
            "org.apache.activemq.artemis.core.journal.impl.JournalImpl",
            "org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor",
            "org.apache.activemq.artemis.core.postoffice.impl.PostOfficeImpl",
            "org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManagerFactory",
            "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory",
            "org.apache.camel.impl.DefaultCamelContext",
            "org.apache.camel.model.RouteDefinition",
            "io.vertx.core.impl.VertxImpl");

    private WarmUp() {}

    /** Begins, and returns at once. Where the log goes must be decided before. */
    static void begin() {
        Thread thread = new Thread(WarmUp::run, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        LoggerFactory.getLogger(WarmUp.class).debug("Warming up");
        for (String name : CLASSES) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException | LinkageError e) {
                LoggerFactory.getLogger(WarmUp.class).debug("There is no class {} to warm up with", name, e);
            }
        }
    }
}
