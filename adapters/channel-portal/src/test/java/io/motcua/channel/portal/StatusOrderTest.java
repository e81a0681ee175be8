package io.motcua.channel.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.RequestStatus;
import io.motcua.spi.RememberingIntake;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever utilities say, and whatever gets lost on the way, a dossier's statuses go an allowed way. */
class StatusOrderTest {
    private static final int DOSSIERS = 150;

    @Test
    void anySequenceOfStatusesTellsThePortalOnlyWhatMayFollow() throws Exception {
        long seed = 20_260_609L;
        System.out.println("anySequenceOfStatusesTellsThePortalOnlyWhatMayFollow: seed " + seed);
        Random random = new Random(seed);
        int told = 0;
        try (PortalUnderTest portal = new PortalUnderTest()) {
            PortalChannel channel = new PortalChannel(
                    DossierOffice.config(portal.address(), portal.tokens()).build(),
                    new RememberingIntake(),
                    Clock.systemUTC());
            for (int i = 0; i < DOSSIERS; i++) {
                String dossier = String.format("G22.99-20260609-%07d", i);
                portal.register(dossier);
                for (int j = random.nextInt(8); j >= 0; j--) {
                    Answer answer = PortalAnswers.of(dossier, any(random));
                    disturb(portal, random);
                    untilSent(channel, answer);
                    if (random.nextInt(3) == 0) {
                        int before = portal.status(dossier);
                        untilSent(channel, answer);
                        assertThat(portal.status(dossier))
                                .as("after a repetition [seed " + seed + ", dossier " + i + "]")
                                .isEqualTo(before);
                    }
                    told++;
                }
            }

            List<PortalEvent> refused = portal.events().stream()
                    .filter(event -> event.outcome().equals("refused"))
                    .toList();
            assertThat(refused).as("seed " + seed).isEmpty();
            assertThat(portal.events().stream()
                            .filter(event -> event.is("CapNhatTienTrinh") && event.taken())
                            .count())
                    .as("each answer's words once")
                    .isEqualTo(told);
            assertThat(distinctStatuses(portal)).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9, 10);
        }
    }

    private static RequestStatus any(Random random) {
        RequestStatus[] all = RequestStatus.values();
        return all[random.nextInt(all.length)];
    }

    private static void disturb(PortalUnderTest portal, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> portal.loseNextAnswer();
            case 1 -> portal.forgetTokens();
            case 2 -> portal.refuseNext(503, Optional.empty());
            default -> {}
        }
    }

    /** As the path does: the same answer again, until it is heard that it is there. */
    private static void untilSent(PortalChannel channel, Answer answer) throws Exception {
        List<NoticeOutcome> outcomes = new ArrayList<>();
        do {
            outcomes.add(PortalAnswers.send(channel, answer));
            assertThat(outcomes).hasSizeLessThan(8);
        } while (outcomes.get(outcomes.size() - 1) instanceof NoticeOutcome.Deferred);
        assertThat(outcomes.get(outcomes.size() - 1)).isInstanceOf(NoticeOutcome.Sent.class);
    }

    private static List<Integer> distinctStatuses(PortalUnderTest portal) {
        return portal.events().stream()
                .filter(event -> event.is("CapNhatTrangThai"))
                .map(PortalEvent::status)
                .distinct()
                .toList();
    }
}
