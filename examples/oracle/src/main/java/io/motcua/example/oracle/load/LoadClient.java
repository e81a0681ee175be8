package io.motcua.example.oracle.load;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Journal;
import io.motcua.example.oracle.process.Commands;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process that sends. It writes down what it is about to send, sends it until there is an answer, and writes the
 * answer down. One in sixteen is sent once more after the answer, as by somebody who pressed the button twice. It never
 * gives up by itself; whoever started it decides how long to wait.
 *
 * <p>Commands: {@code send <n>} puts n more to work and returns at once; {@code open} tells how many have no answer
 * yet; {@code acknowledged} how many have a yes.
 */
public final class LoadClient {
    private final AppDoor door;
    private final Samples samples;
    private final Journal journal;
    private final BlockingQueue<Integer> due = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private int next;

    private LoadClient(AppDoor door, Samples samples, Journal journal) {
        this.door = door;
        this.samples = samples;
        this.journal = journal;
    }

    /** Words: the channel's URI, the API key, the journal's file, the seed, the number of requests in flight. */
    public static void main(String[] words) throws IOException {
        Commands commands = new Commands();
        Samples samples = new Samples(Long.parseLong(words[3]), 1 / 12.0);
        try (Journal journal = Journal.open(Path.of(words[2]))) {
            LoadClient client = new LoadClient(new AppDoor(URI.create(words[0]), words[1]), samples, journal);
            for (int i = 0; i < Integer.parseInt(words[4]); i++) {
                Thread sender = new Thread(client::send, "sender " + i);
                sender.setDaemon(true);
                sender.start();
            }
            commands.on("send", client::put)
                    .on("open", nothing -> Integer.toString(client.open.get()))
                    .on("acknowledged", nothing -> Integer.toString(client.acknowledged.get()));
            commands.say("ready");
            commands.serve();
        }
    }

    private String put(String count) {
        int more = Integer.parseInt(count);
        open.addAndGet(more);
        for (int i = 0; i < more; i++) {
            due.add(next++);
        }
        return "sending";
    }

    private void send() {
        try {
            while (true) {
                Sample sample = samples.sample(due.take());
                Entry.Intent intent = sample.intent();
                journal.append(intent);
                boolean yes = sendUntilAnswered(sample);
                if (yes && intent.sha256().startsWith("0")) {
                    sendUntilAnswered(sample);
                }
                if (yes) {
                    acknowledged.incrementAndGet();
                }
                open.decrementAndGet();
            }
        } catch (InterruptedException | IOException e) {
            // Without its journal the client cannot bear witness, and a silent end would look like a slow gateway.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private boolean sendUntilAnswered(Sample sample) throws InterruptedException, IOException {
        Random random = new Random(sample.submission().hashCode());
        while (true) {
            AppDoor.Answer answer = door.send(sample);
            if (answer instanceof AppDoor.Answer.Yes yes) {
                journal.append(new Entry.Acknowledged(sample.submission(), yes.reference()));
                return true;
            }
            if (answer instanceof AppDoor.Answer.No no) {
                journal.append(new Entry.Refused(sample.submission(), no.httpStatus()));
                return false;
            }
            Thread.sleep(100 + random.nextInt(200));
        }
    }
}
