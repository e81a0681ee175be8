package io.motcua.example.oracle.load;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Journal;
import io.motcua.example.oracle.load.Letter.Answer;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends each request by HTTP until there is an answer. One in sixteen is sent once more after the answer, as by somebody
 * who pressed the button twice.
 */
final class PatientSender implements Source {
    private final Door door;
    private final Journal journal;
    private final BlockingQueue<Sample> due = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    /**
     * A sender that begins at once.
     *
     * @param inFlight how many requests are under way at a time
     */
    PatientSender(String name, Door door, Journal journal, int inFlight) {
        this.door = door;
        this.journal = journal;
        for (int i = 0; i < inFlight; i++) {
            Thread sender = new Thread(this::send, name + " " + i);
            sender.setDaemon(true);
            sender.start();
        }
    }

    @Override
    public void put(Sample sample) {
        open.incrementAndGet();
        due.add(sample);
    }

    @Override
    public int open() {
        return open.get();
    }

    @Override
    public int acknowledged() {
        return acknowledged.get();
    }

    private void send() {
        try {
            while (true) {
                Letter letter = door.letter(due.take());
                Entry.Intent intent = letter.intent();
                journal.append(intent);
                boolean yes = sendUntilAnswered(letter);
                if (yes && intent.sha256().startsWith("0")) {
                    sendUntilAnswered(letter);
                }
                if (yes) {
                    acknowledged.incrementAndGet();
                }
                open.decrementAndGet();
            }
        } catch (InterruptedException | IOException e) {
            Witness.silenced(e);
        }
    }

    private boolean sendUntilAnswered(Letter letter) throws InterruptedException, IOException {
        String submission = letter.intent().submission();
        Random random = new Random(submission.hashCode());
        while (true) {
            Answer answer = letter.send();
            if (answer instanceof Answer.Yes yes) {
                journal.append(new Entry.Acknowledged(submission, yes.reference()));
                if (yes.reference().isPresent()) {
                    return true;
                }
            } else if (answer instanceof Answer.No no) {
                journal.append(new Entry.Refused(submission, no.httpStatus()));
                return false;
            } else {
                Thread.sleep(100 + random.nextInt(200));
            }
        }
    }
}
