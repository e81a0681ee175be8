package io.motcua.backend.jms;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;

/** What the embedded broker is told: durable, closed, small, and never the end of a message. */
final class BrokerSettings {
    static final String DEAD_QUEUE = "motcua.dead";
    static final String EXPIRED_QUEUE = "motcua.expired";
    static final String TCP = "tcp";

    /** Below this the broker refuses requests and lets utilities wait, long before a write can fail. */
    private static final long DISK_FREE_AT_LEAST = 128L << 20;

    private BrokerSettings() {}

    static Configuration of(EmbeddedBrokerConfig config, int serverId, String clusterSecret) throws Exception {
        ConfigurationImpl settings = new ConfigurationImpl();
        settings.setName("motcua-" + serverId);
        journal(settings, config.folder());
        closed(settings, clusterSecret);
        small(settings);
        settings.setPersistIDCache(true).setIDCacheSize(config.deduplicationIds());
        settings.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", serverId), "in-vm"));
        config.port().ifPresent(port -> settings.addAcceptorConfiguration(tcp(config.host(), port)));
        queue(settings, DEAD_QUEUE);
        queue(settings, EXPIRED_QUEUE);
        settings.addAddressSetting("#", replies(config));
        for (UtilityAccount utility : config.utilities()) {
            queue(settings, utility.requestQueue());
            queue(settings, utility.replyQueue());
            settings.addAddressSetting(utility.requestQueue(), requests(config));
        }
        return settings;
    }

    private static void journal(ConfigurationImpl settings, Path folder) {
        settings.setPersistenceEnabled(true)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(true)
                // Nanoseconds that the first write of a batch waits for others; 3.3 ms by default, which is most of
                // what a message then takes. A busy journal fills its batches while the last one is being synced.
                .setJournalBufferTimeout_NIO(200_000)
                .setJournalFileSize(10 << 20)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(10)
                // A second broker on the same folder gives up instead of waiting for the first to end.
                .setJournalLockAcquisitionTimeout(2_000)
                .setMaxDiskUsage(-1)
                .setMinDiskFree(DISK_FREE_AT_LEAST);
    }

    private static void closed(ConfigurationImpl settings, String clusterSecret) {
        // Where there is a cluster, its user passes every check, and its default password is in the manual.
        settings.setClusterUser("cluster-" + clusterSecret).setClusterPassword(clusterSecret);
        settings.setSecurityEnabled(true)
                .setPopulateValidatedUser(true)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false);
    }

    private static void small(ConfigurationImpl settings) {
        settings.setThreadPoolMaxSize(8)
                .setScheduledThreadPoolMaxSize(2)
                .setCriticalAnalyzer(false)
                .setMessageExpiryScanPeriod(-1)
                .setAddressQueueScanPeriod(-1)
                .setConfigurationFileRefreshPeriod(-1);
        settings.setGracefulShutdownEnabled(false);
    }

    private static TransportConfiguration tcp(String host, int port) {
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                Map.of(
                        "host",
                        host,
                        "port",
                        port,
                        "protocols",
                        "AMQP,CORE",
                        "saslMechanisms",
                        "PLAIN",
                        "useEpoll",
                        false,
                        "useKQueue",
                        false,
                        "remotingThreads",
                        2,
                        "tcpNoDelay",
                        true),
                TCP);
    }

    private static void queue(ConfigurationImpl settings, String name) {
        settings.addQueueConfiguration(QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true));
    }

    /** A full queue of replies withholds credit from the utility. */
    private static AddressSettings replies(EmbeddedBrokerConfig config) {
        return common(config)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
                .setDiskFullMessagePolicy(DiskFullMessagePolicy.BLOCK);
    }

    /** A full queue of requests says so, and the delivery is due again later. */
    private static AddressSettings requests(EmbeddedBrokerConfig config) {
        return common(config)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL);
    }

    private static AddressSettings common(EmbeddedBrokerConfig config) {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDeadLetterAddress(SimpleString.of(DEAD_QUEUE))
                .setExpiryAddress(SimpleString.of(EXPIRED_QUEUE))
                // A time to live that a utility sets on a reply does not end it.
                .setNoExpiry(true)
                // How often a consumer has failed says nothing of the message.
                .setMaxDeliveryAttempts(-1)
                .setMaxSizeBytes(config.queueBytesAtMost())
                .setIDCacheSize(config.deduplicationIds());
    }
}
