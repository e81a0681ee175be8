package io.motcua.example.oracle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** Repeats what it is told, prints what is no answer, and fails when it is told to. */
    static final class Parrot {
        private Parrot() {}

        public static void main(String[] words) throws IOException {
            Commands commands = new Commands();
            commands.on("say", said -> said).on("fail", nothing -> {
                throw new IllegalStateException("as asked");
            });
            System.out.println("This is no answer.");
            commands.say("ready " + String.join(",", words));
            commands.serve();
        }
    }

    /** Fails on its main thread, with another thread that would go on. */
    static final class Failure {
        private Failure() {}

        public static void main(String[] words) {
            Commands commands = new Commands();
            new Thread(() -> commands.say("another thread")).start();
            throw new IllegalStateException("at the start");
        }
    }

    @Test
    void answersComeBackAndOtherOutputGoesToTheLog() throws Exception {
        try (Child child = Child.start("parrot", folder, List.of(), Parrot.class, List.of("a", "b"))) {
            assertThat(child.hear(PATIENCE)).isEqualTo("ready a,b");
            assertThat(child.ask("say Một Cửa", PATIENCE)).isEqualTo("Một Cửa");
            assertThat(child.cpu()).isPositive();
            assertThat(child.compilerCpu()).isLessThanOrEqualTo(child.cpu());
        }

        assertThat(folder.resolve("parrot.log")).content().contains("This is no answer.");
    }

    @Test
    void anErrorIsNoAnswer() throws Exception {
        try (Child child = Child.start("parrot", folder, List.of(), Parrot.class, List.of())) {
            child.hear(PATIENCE);

            assertThatThrownBy(() -> child.ask("fail", PATIENCE)).hasMessageContaining("as asked");
            assertThatThrownBy(() -> child.ask("sing", PATIENCE)).hasMessageContaining("sing");
            assertThat(child.ask("say yes", PATIENCE)).isEqualTo("yes");
        }
    }

    @Test
    void aKilledChildIsGoneAndSaysNothingMore() throws Exception {
        try (Child child = Child.start("parrot", folder, List.of(), Parrot.class, List.of())) {
            child.hear(PATIENCE);

            child.kill();

            assertThat(child.isAlive()).isFalse();
            assertThat(child.exitStatus()).isEqualTo(137);
            assertThatThrownBy(() -> child.ask("say yes", PATIENCE)).hasMessageContaining("has ended");
        }
    }

    @Test
    void aChildEndsWithItsParent() throws Exception {
        Child child = Child.start("parrot", folder, List.of(), Parrot.class, List.of());
        child.hear(PATIENCE);

        child.close();

        assertThat(child.exitStatus()).isZero();
    }

    @Test
    void aChildWhoseMainThreadFailsEnds() throws Exception {
        try (Child child = Child.start("failure", folder, List.of(), Failure.class, List.of())) {
            assertThat(child.awaitEnd(PATIENCE)).isTrue();
            assertThat(child.exitStatus()).isEqualTo(1);
        }

        assertThat(folder.resolve("failure.log")).content().contains("at the start");
    }
}
