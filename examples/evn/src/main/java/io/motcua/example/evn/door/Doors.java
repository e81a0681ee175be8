package io.motcua.example.evn.door;

import io.motcua.example.evn.outside.OutsideWorld;
import io.motcua.example.evn.process.Addresses;
import io.motcua.example.evn.process.Secrets;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.view.Observations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** All six ways in, and how their people hear. */
public final class Doors implements AutoCloseable {
    private final Addresses addresses;
    private final Secrets secrets;
    private final Clock clock;
    private final Door machines;
    private final FormDoor form;
    private final Outbox outbox;
    private final Telephones telephones;
    private final AnswerReader reader;
    private Optional<Letterbox> letterbox = Optional.empty();

    /**
     * The doors of a gateway.
     *
     * @param notices the words of its answers, as the profile has them
     */
    public Doors(Addresses addresses, Secrets secrets, Path notices, Clock clock) throws IOException {
        this.addresses = addresses;
        this.secrets = secrets;
        this.clock = clock;
        machines = new Door(addresses.httpUri(), secrets);
        form = new FormDoor(addresses.httpUri());
        outbox = new Outbox(addresses.smtp(), clock);
        telephones = new Telephones(addresses.airUri());
        reader = new AnswerReader(notices);
    }

    WayIn way(Channel channel) {
        return switch (channel) {
            case APP, HOTLINE, PORTAL -> machines;
            case WEB -> form;
            case EMAIL -> outbox;
            case SMS -> telephones;
        };
    }

    Door machines() {
        return machines;
    }

    FormDoor form() {
        return form;
    }

    AnswerReader reader() {
        return reader;
    }

    /** From now on the people look into their mailbox. */
    synchronized void openLetterbox(Observations observations) {
        letterbox = Optional.of(new Letterbox(
                addresses.imap(), OutsideWorld.PEOPLES_MAILBOX, secrets.people(), reader, observations, clock));
    }

    @Override
    public synchronized void close() {
        letterbox.ifPresent(Letterbox::close);
        outbox.close();
    }
}
