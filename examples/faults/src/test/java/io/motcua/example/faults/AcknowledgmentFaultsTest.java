package io.motcua.example.faults;

import static io.motcua.example.faults.TwoRivers.EAST;
import static io.motcua.example.faults.TwoRivers.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.motcua.Alarm;
import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.backend.jms.EmbeddedBroker;
import io.motcua.backend.jms.EmbeddedBrokerConfig;
import io.motcua.backend.jms.JmsBackend;
import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnection;
import io.motcua.backend.jms.UtilityAccount;
import io.motcua.contract.ReplyEvent;
import io.motcua.example.faults.Effects.Event;
import io.motcua.spi.History.DeliveryRecord;
import io.motcua.spi.SubmissionState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers by a queue that come twice, too late, about another's request or in no order. */
@Timeout(60)
class AcknowledgmentFaultsTest {
    private static final int REQUESTS = 200;
    private static final UtilityAccount UTILITY = UtilityAccount.of(WEST, "utility-secret");

    @TempDir
    Path folder;

    private HttpUtility east;
    private EmbeddedBroker broker;
    private JmsConnection connection;

    @BeforeEach
    void open() throws Exception {
        east = new HttpUtility();
        broker = EmbeddedBroker.start(EmbeddedBrokerConfig.builder(folder.resolve("broker"))
                .utilities(List.of(UTILITY))
                .port(0)
                .build());
        connection = JmsConnection.open(broker.connectionConfig());
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        broker.close();
        east.close();
    }

    @Test
    void acknowledgmentThatComesThreeTimesCountsOnce() throws Exception {
        try (TwoRivers rivers = rivers(Duration.ofMinutes(2));
                QueueUtility west = utility(event -> List.of(
                        QueueUtility.accepted(event),
                        QueueUtility.accepted(event),
                        QueueUtility.accepted(event, "once-more:" + event.id())))) {
            List<Reference> requests = rivers.send(WEST, REQUESTS);

            rivers.awaitSettled(requests);
            awaitAllRepliesTaken();

            west.effects().assertOneEach(requests);
            assertThat(requests)
                    .allSatisfy(
                            reference -> assertThat(rivers.history(reference).updates())
                                    .extracting(StatusUpdate::status)
                                    .containsExactly(RequestStatus.RECEIVED, RequestStatus.ACCEPTED));
            rivers.assertNothingTold();
        }
    }

    @Test
    void acknowledgmentOfAnotherUtilitysRequestSettlesNothing() throws Exception {
        List<Reference> others = new CopyOnWriteArrayList<>();
        try (TwoRivers rivers = rivers(Duration.ofMinutes(2))) {
            east.begin((server, event, socket) -> server.answer(socket, 503, ""));
            others.addAll(rivers.send(EAST, REQUESTS));
            List<Reference> requests;
            try (QueueUtility west = utility(event -> {
                Reference other = others.get(Math.floorMod(event.id().hashCode(), others.size()));
                return List.of(QueueUtility.acceptedAnother(event, other), QueueUtility.accepted(event));
            })) {
                requests = rivers.send(WEST, REQUESTS);
                rivers.awaitSettled(requests);
                awaitAllRepliesTaken();
                west.effects().assertOneEach(requests);
            }
            assertThat(rivers.settled(others)).isZero();

            east.recover();

            rivers.awaitSettled(others);
            assertThat(others)
                    .allSatisfy(
                            reference -> assertThat(rivers.history(reference).updates())
                                    .extracting(StatusUpdate::by)
                                    .containsExactly(StatusUpdate.GATEWAY, EAST));
            rivers.assertTold(Alarm.Condition.FAILING, EAST, Alarm.State.RAISED, Alarm.State.CLEARED);
        }
    }

    @Test
    void acknowledgmentAfterTheDeadlineSettlesWhatWasHeldForItAndNothingIsSentAgain() throws Exception {
        List<Event> silent = new CopyOnWriteArrayList<>();
        AtomicBoolean speaks = new AtomicBoolean();
        try (TwoRivers rivers = rivers(Duration.ofMillis(200));
                QueueUtility west = utility(event -> {
                    if (speaks.get()) {
                        return List.of(QueueUtility.accepted(event));
                    }
                    silent.add(event);
                    return List.of();
                })) {
            List<Reference> requests = rivers.send(WEST, REQUESTS);
            List<Reference> toTheEast = rivers.send(EAST, REQUESTS);
            rivers.awaitSettled(toTheEast);
            rivers.awaitAll(requests, SubmissionState.HELD);
            assertThat(requests)
                    .allSatisfy(reference ->
                            assertThat(rivers.history(reference).heldBecause()).contains(HoldReason.NOT_ACKNOWLEDGED));
            await().atMost(TwoRivers.PATIENCE).until(() -> silent.size() == REQUESTS);

            west.say(silent.stream().map(QueueUtility::accepted).toList());

            rivers.awaitSettled(requests);
            west.effects().assertOneEach(requests);
            assertThat(west.effects().seen()).isEqualTo(REQUESTS);
            rivers.assertTold(Alarm.Condition.SILENT, WEST, Alarm.State.RAISED);

            speaks.set(true);
            rivers.awaitSettled(rivers.send(WEST, 1));

            rivers.assertTold(Alarm.Condition.SILENT, WEST, Alarm.State.RAISED, Alarm.State.CLEARED);
        }
    }

    @Test
    void statusesInNoOrderNeverGoBackwardsForTheRequester() throws Exception {
        try (TwoRivers rivers = rivers(Duration.ofMinutes(2));
                QueueUtility west = utility(event -> List.of(
                        QueueUtility.status(event, RequestStatus.IN_PROGRESS, "working"),
                        QueueUtility.status(event, RequestStatus.RESOLVED, "done"),
                        QueueUtility.status(event, RequestStatus.IN_PROGRESS, "still-working"),
                        QueueUtility.accepted(event),
                        QueueUtility.status(event, RequestStatus.ACCEPTED, "have-it")))) {
            List<Reference> requests = rivers.send(WEST, REQUESTS);

            rivers.awaitSettled(requests);
            awaitAllRepliesTaken();

            west.effects().assertOneEach(requests);
            assertThat(requests)
                    .allSatisfy(
                            reference -> assertThat(rivers.history(reference).updates())
                                    .extracting(StatusUpdate::status)
                                    .containsExactly(
                                            RequestStatus.RECEIVED, RequestStatus.IN_PROGRESS, RequestStatus.RESOLVED));
            assertThat(requests)
                    .allSatisfy(reference -> assertThat(
                                    rivers.history(reference).deliveries())
                            .singleElement()
                            .satisfies(delivery ->
                                    assertThat(delivery.backendReference()).hasValue("W-" + reference.value())));
            rivers.assertNothingTold();
        }
    }

    @Test
    void whatAUtilitySaysIsNotItsOwnHasOneEffectAtTheOtherWhateverItSaysAfterwards() throws Exception {
        try (TwoRivers rivers = rivers(Duration.ofMinutes(2));
                QueueUtility west =
                        utility(event -> List.of(QueueUtility.notMine(event), QueueUtility.accepted(event)))) {
            List<Reference> requests = rivers.sendDisputed(REQUESTS);

            rivers.awaitSettled(requests);
            awaitAllRepliesTaken();

            east.effects().assertOneEach(requests);
            assertThat(west.effects().seen()).isEqualTo(REQUESTS);
            assertThat(requests)
                    .allSatisfy(
                            reference -> assertThat(rivers.history(reference).deliveries())
                                    .extracting(DeliveryRecord::backend, DeliveryRecord::version)
                                    .containsExactly(tuple(WEST, 1), tuple(EAST, 2)));
            assertThat(requests)
                    .allSatisfy(
                            reference -> assertThat(rivers.history(reference).updates())
                                    .extracting(StatusUpdate::by)
                                    .containsExactly(StatusUpdate.GATEWAY, EAST));
            assertThat(rivers.balances()).isTrue();
            rivers.assertNothingTold();
        }
    }

    private TwoRivers rivers(Duration acknowledgeWithin) throws Exception {
        JmsBackendConfig config = JmsBackendConfig.builder(WEST)
                .acknowledgeWithin(acknowledgeWithin)
                .build();
        return new TwoRivers(folder, east.adapter(EAST), new JmsBackend(config, connection, Clock.systemUTC()));
    }

    private QueueUtility utility(Function<Event, List<ReplyEvent>> answers) {
        return new QueueUtility(broker.port().orElseThrow(), UTILITY, answers);
    }

    /** The gateway lets the broker forget a reply only when it is recorded. */
    private void awaitAllRepliesTaken() {
        await().atMost(TwoRivers.PATIENCE)
                .until(() ->
                        broker.messagesIn(UTILITY.requestQueue()) == 0 && broker.messagesIn(UTILITY.replyQueue()) == 0);
    }
}
