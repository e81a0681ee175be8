package io.motcua.channel.email;

import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.ChannelAdapterContract.Answer;
import io.motcua.spi.ChannelAdapterContract.Heard;
import io.motcua.spi.ChannelAdapterContract.Source;
import io.motcua.spi.RememberingIntake;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A mailbox whose server says what became of a message: yes is the keyword that it bears once it is stored, not now is
 * that it is still without one when it has been offered and offered again. The same key names the same message, whose
 * keyword is taken off as if we had died before we could set it.
 */
final class EmailSource implements Source {
    private static final String KEYWORD = "MotCua";

    private final MailServerInProcess server = new MailServerInProcess();
    private final RememberingIntake intake;
    private final EmailChannel channel;
    private final DefaultCamelContext context;
    private final Map<String, Long> uids = new ConcurrentHashMap<>();
    private final ExecutorService waiting = Executors.newCachedThreadPool();

    EmailSource(RememberingIntake intake) throws Exception {
        this.intake = intake;
        channel = MailServerInProcess.channel(MailServerInProcess.config(server.mailbox(MailServerInProcess.ADDRESS)
                        .keyword(KEYWORD)
                        .build())
                .build());
        context = MailServerInProcess.start(channel, intake);
    }

    @Override
    public ChannelAdapter adapter() {
        return channel;
    }

    @Override
    public CompletableFuture<Heard> send(byte[] message, String key) {
        int before = intake.offered().size();
        long uid;
        try {
            Long known = uids.get(key);
            if (known == null) {
                uid = server.append(MailServerInProcess.ADDRESS, message);
                uids.put(key, uid);
            } else {
                uid = known;
                flagged(uid, true);
            }
        } catch (MessagingException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.supplyAsync(() -> heard(uid, before), waiting);
    }

    @Override
    public void close() {
        waiting.shutdownNow();
        context.stop();
        server.close();
    }

    private Heard heard(long uid, int offeredBefore) {
        try {
            while (!waiting.isShutdown()) {
                if (flagged(uid, false)) {
                    return new Heard(Answer.YES, Optional.empty());
                }
                if (intake.offered().size() >= offeredBefore + 2) {
                    return new Heard(Answer.NOT_NOW, Optional.empty());
                }
                waiting.awaitTermination(20, TimeUnit.MILLISECONDS);
            }
        } catch (MessagingException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CompletionException(new IllegalStateException("The source was closed"));
    }

    private boolean flagged(long uid, boolean takeOff) throws MessagingException {
        return server.inFolder(MailServerInProcess.ADDRESS, "INBOX", folder -> {
            Message message = ((UIDFolder) folder).getMessageByUID(uid);
            boolean flagged = MailServerInProcess.hasFlag(message, KEYWORD);
            if (flagged && takeOff) {
                message.setFlags(new Flags(KEYWORD), false);
            }
            return flagged;
        });
    }
}
