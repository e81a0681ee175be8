package io.motcua.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.spi.History;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, killed under load as by {@code kill -9}: every receipt that it had printed is kept. */
class KilledProcessTest {
    private static final long SEED = 20_261_120;
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void everyReceiptThatWasGivenIsKept() throws Exception {
        Random random = new Random(SEED);
        Map<String, String> receipts = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            int until = 100 + random.nextInt(1_500);

            receipts.putAll(killedAfter(until));

            try (SqlLedger ledger = SqlLedger.sqlite(folder, Clock.systemUTC())) {
                String where = "seed " + SEED + ", round " + round + ", killed after " + until;
                for (Map.Entry<String, String> receipt : receipts.entrySet()) {
                    assertThat(ledger.find(Reference.of(receipt.getKey())).map(History::payloadSha256))
                            .as("%s of %s", receipt.getKey(), where)
                            .contains(receipt.getValue());
                }
                assertThat(ledger.balance().isZero()).as(where).isTrue();
                assertThat(ledger.balance().accepted()).as(where).isGreaterThanOrEqualTo(receipts.size());
            }
        }
        requireBytes(receipts);
    }

    @Test
    void secondProcessOnTheSameFolderIsRefused() throws Exception {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, Clock.systemUTC())) {
            Process second = start();

            try (BufferedReader out = output(second)) {
                assertThat(out.readLine()).startsWith("REFUSED").contains("operator port");
            } finally {
                second.destroyForcibly();
            }
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    private Map<String, String> killedAfter(int until) throws IOException, InterruptedException {
        Map<String, String> receipts = new HashMap<>();
        Process process = start();
        try (BufferedReader out = output(process)) {
            String line = out.readLine();
            while (line != null) {
                String[] words = line.split(" ");
                // The last line may have been cut in the middle.
                if (words.length == 2 && words[1].length() == 64) {
                    assertThat(receipts.put(words[0], words[1])).isNull();
                }
                if (receipts.size() == until) {
                    // By its handle: the process itself would close the stream that holds its last words.
                    process.toHandle().destroyForcibly();
                }
                line = out.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(receipts.size()).isGreaterThanOrEqualTo(until);
        return receipts;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcceptingProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void requireBytes(Map<String, String> receipts) {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, Clock.systemUTC())) {
            Map<String, String> stored = new HashMap<>();
            List<Work<StoredSubmission>> works = ledger.claimSubmissions(500);
            while (!works.isEmpty()) {
                for (Work<StoredSubmission> work : works) {
                    Payload payload = work.subject().submission().payload();
                    stored.put(work.subject().receipt().reference().value(), payload.sha256Hex());
                }
                works = ledger.claimSubmissions(500);
            }
            assertThat(stored).containsAllEntriesOf(receipts);
        }
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
