package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Reference;
import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.SmallGateway;
import io.motcua.profile.Profile;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does about held requests, over the operator port of a gateway that runs. */
@Timeout(120)
class HeldCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private GatewayProgram program;
    private String said = "";

    @BeforeEach
    void start() throws Exception {
        program = GatewayProgram.start(SmallGateway.config(folder));
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void dangerToLifeIsMarkedAndListedFirstAndFiltersAreHeeded() {
        String plain = held("Mất điện từ trưa");
        String danger = held("Đứt dây điện ngoài đường");

        assertThat(execute("held")).isEqualTo(ExitStatus.WELL);
        assertThat(said).contains("2 wait for a person, 1 with danger to life (no place 2):");
        assertThat(said.lines().filter(line -> line.contains("MC-")).toList())
                .satisfiesExactly(
                        first -> assertThat(first).contains("LIFE", danger, "SAFETY_HAZARD", "P0"),
                        second -> assertThat(second).contains(plain).doesNotContain("LIFE"));
        execute("held", "--priority", "P0", "--json");
        assertThat(said).contains(danger, "\"lifeSafety\" : true").doesNotContain(plain);
        execute("held", "--reason", "no-place", "--json");
        assertThat(said).contains(danger, plain);
        execute("held", "--reason", "UNSERVED_PLACE");
        assertThat(said).contains("none of those that were asked for");
        execute("held", "--channel", "hotline");
        assertThat(said).doesNotContain(plain);
    }

    @Test
    void showPutsWhatArrivedBesideWhatWasUnderstoodAndActsOnNoTerminal() {
        String reference = held("Mất điện \u202e ở thành phố Hà Nội và thành phố Hồ Chí Minh");

        assertThat(execute("held", "show", reference)).isEqualTo(ExitStatus.WELL);

        assertThat(said)
                .contains("\"description\": \"Mất điện ⟨U+202E⟩ ở", "\n  description: Mất điện")
                .contains("phone      +84903000417")
                .contains("name       Nguyễn Văn A")
                .contains("NORTH    address.province  for", "SOUTH    address.province  for", "\"Hồ Chí Minh\"")
                .doesNotContain("\u202e");
        assertThat(said).contains("A person must decide: what is named lies in several places");
        execute("held", "show", reference, "--language", "vi");
        assertThat(said).contains("Cần người quyết định:");
        execute("held", "show", reference, "--json");
        assertThat(said).contains("\"base64\" : ").doesNotContain("\u202e");
        assertThat(execute("held", "show", "MC-222-222-222")).isEqualTo(ExitStatus.NO);
    }

    @Test
    void whatIsSetIsKeptAndSentOnByHand() throws Exception {
        String reference = held("Mất điện từ trưa");

        assertThat(execute(
                        "held",
                        "set",
                        reference,
                        "provinceCode=01",
                        "phone=0904000418",
                        "--because",
                        "told",
                        "--by",
                        "lan"))
                .isEqualTo(ExitStatus.WELL);
        assertThat(said).contains(reference + ": held, no place; would go to NORTH, version 2");
        assertThat(execute("held", "send", reference, "--by", "lan")).isEqualTo(ExitStatus.WELL);
        assertThat(said).contains(reference + ": pending, to NORTH, version 3");

        await().atMost(PATIENCE)
                .until(() -> find(reference).deliveries().stream()
                        .anyMatch(delivery -> delivery.sentAt().isPresent()));
        assertThat(execute("held", "send", reference)).isEqualTo(ExitStatus.NO);
        assertThat(said).contains("does not wait for a person, it is pending; the last that was done: send, by lan");
        execute("held", "audit", reference);
        assertThat(said).containsSubsequence("send", "NORTH", "set", "phone, provinceCode=01", "told");
        assertThat(said).doesNotContain("904000418");
        execute("explain", reference);
        assertThat(said).contains("to NORTH, because of person");
        execute("balance");
        assertThat(said).contains("The balance is zero");
    }

    @Test
    void assignMergeAndIgnoreSayWhatCameOfThem() {
        String first = held("Mất điện từ trưa");
        String second = held("Mất điện cả xóm");
        String third = held("Bán nhà giá rẻ");

        assertThat(execute("held", "assign", first, "SOUTH", "--because", "x")).isEqualTo(ExitStatus.NO);
        assertThat(said).contains("No backend is configured for utility SOUTH");
        assertThat(execute("held", "assign", first, "NORTH")).isEqualTo(ExitStatus.NO);
        assertThat(said).contains("give a reason");
        assertThat(execute("held", "assign", first, "NORTH", "--because", "border street"))
                .isEqualTo(ExitStatus.WELL);
        assertThat(execute("held", "merge", second, first)).isEqualTo(ExitStatus.WELL);
        assertThat(said).contains(second + ": joined, to NORTH").contains("do not seem to be one person's");
        assertThat(execute("held", "ignore", third, "--because", "advertising")).isEqualTo(ExitStatus.WELL);

        assertThat(find(second).joinedTo().orElseThrow().value()).isEqualTo(first);
        assertThat(find(third).state()).isEqualTo(SubmissionState.IGNORED);
        execute("held");
        assertThat(said).contains("Nothing waits for a person.");
        assertThat(execute("held", "set", third, "colour=red")).isEqualTo(ExitStatus.NO);
        assertThat(said).contains("There is no field 'colour'; there are serviceCode");
    }

    @Test
    void aProposalIsAPatchThatLoadsAndIsNotApplied() throws Exception {
        Path aliases = folder.resolve("profile/province-aliases.csv");
        String before = Files.readString(aliases);
        for (String words :
                List.of("Mất điện ở Xứ Đoài từ trưa", "Cả vùng Xứ Đoài mất điện", "Xóm em tại Xứ Đoài mất điện")) {
            execute("held", "set", held(words), "provinceCode=01");
        }

        assertThat(execute("held", "proposals")).isEqualTo(ExitStatus.WELL);

        assertThat(said)
                .contains("--- province-aliases.csv", "+++ province-aliases.csv", "\n+Xứ Đoài,01,")
                .contains("OUTAGE P1, held NO_PLACE", "OUTAGE P1, to NORTH")
                .contains("Nothing was applied");
        assertThat(Files.readString(aliases)).isEqualTo(before);
        String line = said.lines()
                .filter(text -> text.startsWith("+Xứ"))
                .findFirst()
                .orElseThrow()
                .substring(1);
        Files.writeString(aliases, before + line + "\n");
        assertThat(Profile.load(folder.resolve("profile")).aliases())
                .anyMatch(alias -> alias.alias().equals("Xứ Đoài"));
    }

    private int execute(String... arguments) {
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--config", folder.toString()))
                .toArray(String[]::new);
        StringWriter out = new StringWriter();
        int status = Motcua.execute(new PrintWriter(out, true), new PrintWriter(out, true), all);
        said = out.toString();
        return status;
    }

    private String held(String description) {
        String reference = SmallGateway.post(
                URI.create("http://127.0.0.1:" + program.httpPort() + "/app/v1/requests"), description);
        await().atMost(PATIENCE).until(() -> find(reference).state() == SubmissionState.HELD);
        return reference;
    }

    private History find(String reference) {
        return program.ledger().find(Reference.of(reference)).orElseThrow();
    }
}
