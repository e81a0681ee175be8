package io.motcua.example.oracle.utility;

import io.motcua.example.oracle.process.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The process of the utilities. The command {@code acted} tells how many events they have acted on. They come to the
 * broker by TCP, under their own names and with one password.
 */
public final class Utilities {
    /** The word that stands for: remember in memory only. */
    public static final String NO_JOURNAL = "-";

    /** The property that says of how many events each utility leaves one without an answer. */
    public static final String UNANSWERED_ONE_IN = "oracle.unanswered";

    /** A broker that is killed in the middle of a handshake says nothing more. */
    private static final int CALL_MILLIS = 500;

    private Utilities() {}

    /** Words: the broker's URL, the password, the folder of the journals or {@link #NO_JOURNAL}, the utilities. */
    public static void main(String[] words) throws IOException {
        Commands commands = new Commands();
        List<Deeds> all = new ArrayList<>();
        ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(
                words[0] + "?reconnectAttempts=0&initialConnectAttempts=1&callTimeout=" + CALL_MILLIS);
        for (String utility : List.of(words).subList(3, words.length)) {
            Deeds deeds = words[2].equals(NO_JOURNAL)
                    ? Deeds.inMemory(utility)
                    : Deeds.in(Path.of(words[2]).resolve(utility + ".journal"), utility);
            all.add(deeds);
            Thread consumer = new Thread(
                    new Utility(utility, words[1], broker, deeds, Integer.getInteger(UNANSWERED_ONE_IN, 0)), utility);
            consumer.setDaemon(true);
            consumer.start();
        }
        commands.on(
                "acted",
                nothing -> Long.toString(all.stream().mapToLong(Deeds::count).sum()));
        commands.say("ready");
        commands.serve();
    }
}
