package io.motcua.example.oracle.outside;

import io.motcua.channel.sms.Handset;
import io.motcua.channel.sms.SmscUnderTest;
import io.motcua.channel.sms.SubmittedMessage;
import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Journal;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.load.Marker;
import io.motcua.example.oracle.load.Sample;
import io.motcua.example.oracle.load.Source;
import io.motcua.example.oracle.load.Witness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SMSC: delivers what people write until it is taken, the parts of all messages in no order, and passes on what the
 * gateway submits. Each message has a sender of its own.
 */
final class MessageCentre implements Source {
    private static final String SHORT_CODE = "8100";
    private static final Pattern PERSON = Pattern.compile("\\+?8490(\\d{7})");
    private static final int AT_ONCE = 3;
    private static final long AGAIN_MILLIS = 100;
    private static final long RESPONSE_SECONDS = 5;

    private final SmscUnderTest smsc;
    private final Journal journal;
    private final NoticeBook notices;
    private final List<Part> waiting = new ArrayList<>();
    private final Random random;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private boolean stopsBetweenParts;
    private boolean stopped;

    /** A message on its way. */
    private static final class Message {
        private final String submission;
        private int untaken;

        Message(String submission, int parts) {
            this.submission = submission;
            this.untaken = parts;
        }
    }

    private record Part(Message message, byte[] pdu) {}

    MessageCentre(int port, String password, Journal journal, NoticeBook notices, long seed) throws IOException {
        this.smsc = new SmscUnderTest("motcua", password, port);
        this.journal = journal;
        this.notices = notices;
        this.random = new Random(seed);
        smsc.refuse(this::submitted);
        for (int i = 0; i < AT_ONCE; i++) {
            Thread thread = new Thread(this::deliver, "sms " + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void put(Sample sample) {
        String text = sample.wordsWithPlace();
        List<byte[]> pdus =
                new Handset("+8490%07d".formatted(sample.number())).messages(SHORT_CODE, sample.number() & 0xFF, text);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        pdus.forEach(whole::writeBytes);
        open.incrementAndGet();
        write(sample.intent(Channel.SMS, whole.toByteArray(), text));
        Message message = new Message(sample.submission(), pdus.size());
        synchronized (waiting) {
            pdus.forEach(pdu -> waiting.add(new Part(message, pdu)));
            waiting.notifyAll();
        }
    }

    @Override
    public int open() {
        return open.get();
    }

    @Override
    public int acknowledged() {
        return acknowledged.get();
    }

    /** From now on stops delivering when a part of a long message is taken and another part of it still waits here. */
    void stopBetweenParts() {
        synchronized (waiting) {
            stopsBetweenParts = true;
        }
    }

    /** Waits until it has stopped so; whether it came to that in time. If not, it goes on. */
    boolean isStopped(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (waiting) {
            long left = patience.toMillis();
            while (!stopped && left > 0) {
                waiting.wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
            stopsBetweenParts = stopped;
            return stopped;
        }
    }

    /** Goes on delivering. */
    void goOn() {
        synchronized (waiting) {
            stopsBetweenParts = false;
            stopped = false;
            waiting.notifyAll();
        }
    }

    private void deliver() {
        try {
            while (true) {
                Part part = next();
                if (taken(part.pdu())) {
                    settle(part);
                } else {
                    Thread.sleep(AGAIN_MILLIS);
                    synchronized (waiting) {
                        waiting.add(part);
                        waiting.notifyAll();
                    }
                }
            }
        } catch (InterruptedException e) {
            Witness.silenced(e);
        }
    }

    private Part next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() || stopped) {
                waiting.wait();
            }
            return waiting.remove(random.nextInt(waiting.size()));
        }
    }

    private boolean taken(byte[] pdu) {
        try {
            return smsc.deliver(pdu)
                            .orTimeout(RESPONSE_SECONDS, TimeUnit.SECONDS)
                            .join()
                    == 0;
        } catch (CompletionException e) {
            // Nobody is bound, or who was bound is gone: whether it was taken, nobody knows.
            return false;
        }
    }

    private void settle(Part part) {
        synchronized (waiting) {
            if (--part.message().untaken > 0) {
                if (stopsBetweenParts && waiting.stream().anyMatch(other -> other.message() == part.message())) {
                    stopped = true;
                    waiting.notifyAll();
                }
                return;
            }
        }
        write(new Entry.Acknowledged(part.message().submission, Optional.empty()));
        acknowledged.incrementAndGet();
        open.decrementAndGet();
    }

    /** Takes every submit_sm, once it is written down. */
    private int submitted(SubmittedMessage submit) {
        Matcher person = PERSON.matcher(submit.to());
        String submission = person.matches() ? Marker.of(Integer.parseInt(person.group(1))) : "nobody:" + submit.to();
        notices.told(submission, submit.text());
        return 0;
    }

    private void write(Entry entry) {
        try {
            journal.append(entry);
        } catch (IOException e) {
            Witness.silenced(e);
        }
    }
}
