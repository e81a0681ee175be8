package io.motcua.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.spi.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of many messages in any order, with repetitions, refusals of the ledger and crashes in between. */
class ReassemblyInAnyOrderTest {
    private static final int MESSAGES = 60;

    @TempDir
    Path spool;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-14T12:00:00Z"));
    /** What the ledger has: by key, as it dedupes. */
    private final Map<String, List<byte[]>> ledger = new ConcurrentHashMap<>();

    private volatile boolean refusing;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_714, 424_242})
    void everyMessageIsWholeAndThereOnce(long seed) throws Exception {
        System.out.println("everyMessageIsWholeAndThereOnce: seed " + seed);
        Random random = new Random(seed);
        List<byte[]> sent = new ArrayList<>();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < MESSAGES; i++) {
            // Each person has one reference at a time, which is all that handsets promise.
            Handset handset = new Handset("+8490300%04d".formatted(i));
            String text = ("Tin " + i + " ").repeat(20 + random.nextInt(100));
            List<byte[]> parts = handset.messages("8055", random.nextInt(256), text);
            expected.put(text.strip(), parts.size());
            sent.addAll(parts);
            parts.stream().filter(part -> random.nextInt(3) == 0).forEach(sent::add);
        }
        Collections.shuffle(sent, random);

        Inbox inbox = start();
        for (int i = 0; i < sent.size(); i++) {
            if (random.nextInt(25) == 0) {
                inbox.stop();
                inbox = start();
            }
            refusing = random.nextInt(10) == 0;
            // As a message centre does: what hears "not now" is sent again.
            while (!taken(inbox, sent.get(i))) {
                refusing = false;
            }
        }
        refusing = false;
        clock.pass(Duration.ofMinutes(6));
        Inbox last = inbox;
        await().atMost(Duration.ofSeconds(20)).until(() -> ledger.size() >= MESSAGES);
        last.stop();
        Inbox after = start();
        clock.pass(Duration.ofMinutes(6));
        after.stop();

        Map<String, Integer> read = new HashMap<>();
        for (List<byte[]> pdus : ledger.values()) {
            StringBuilder text = new StringBuilder();
            for (byte[] pdu : pdus) {
                text.append(Gsm0338.decode(UserData.of(PduReader.read(pdu)).text()));
            }
            read.merge(text.toString().strip(), pdus.size(), Integer::sum);
        }
        assertThat(read).isEqualTo(expected);
    }

    private Inbox start() throws Exception {
        Smsc smsc = Smsc.builder("one", "127.0.0.1", 2775).build();
        Inbox inbox = new Inbox(smsc, SmsConfig.builder(spool).smscs(smsc).build(), clock, this::submit);
        inbox.start();
        return inbox;
    }

    private CompletionStage<?> submit(ReceivedMessage message) {
        if (refusing) {
            return CompletableFuture.failedFuture(new IllegalStateException("It refuses"));
        }
        ledger.putIfAbsent(message.dedupeKey(), message.pdus());
        return CompletableFuture.completedFuture("receipt");
    }

    private static boolean taken(Inbox inbox, byte[] pdu) throws Exception {
        try {
            inbox.take(PduReader.read(pdu), pdu).get(20, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }
}
