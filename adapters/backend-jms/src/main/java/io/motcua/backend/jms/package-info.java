/**
 * Regional utilities behind a broker: one durable queue of requests and one of replies for each.
 *
 * <p>Begin with {@link io.motcua.backend.jms.JmsBackend}, the {@link io.motcua.spi.BackendAdapter}. Several of them share
 * one {@link io.motcua.backend.jms.JmsConnection} to a broker: either the
 * {@link io.motcua.backend.jms.EmbeddedBroker} in this process, or a broker elsewhere: an Artemis by its own protocol, any
 * other by AMQP 1.0.
 *
 * <pre>{@code
 * UtilityAccount evnhanoi = UtilityAccount.of("EVNHANOI", password);
 * EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerConfig.builder(folder)
 *         .utilities(List.of(evnhanoi)).host("127.0.0.1").port(5672).build());
 * JmsConnection connection = JmsConnection.open(broker.connectionConfig());
 * BackendAdapter backend = new JmsBackend(JmsBackendConfig.of("EVNHANOI"), connection, clock);
 * }</pre>
 *
 * <p>What a utility sees is a message whose body is the CloudEvents envelope in structured mode, over AMQP 1.0 as the
 * CloudEvents AMQP binding 1.0.2, section 3.2, says; over JMS a {@code BytesMessage} of the same bytes (or a
 * {@code TextMessage} of them, where the gateway comes to an Artemis by AMQP and the utility does not). It answers with a
 * reply event, as one data section, text or bytes, to its own queue of replies. The broker's receipt says that a request
 * is <em>sent</em>; only the utility's reply says that it is acknowledged.
 */
@NullMarked
package io.motcua.backend.jms;

import org.jspecify.annotations.NullMarked;
