package io.motcua.channel.portal;

import io.motcua.Submission;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.AnsweringChannelContract;
import io.motcua.spi.RememberingIntake;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PortalAnsweringTest implements AnsweringChannelContract {

    @Override
    public FarSide farSide() throws Exception {
        return new Portal();
    }

    /** A line of progress has an id, and the portal drops one that it has. */
    @Override
    public boolean marksRepetitions() {
        return true;
    }

    private static final class Portal implements FarSide {
        private static final String FIRST = "G22.99-20260609-0000701";
        private static final String SECOND = "H12.30-260522-0702";

        private final PortalUnderTest portal = new PortalUnderTest();
        private final PortalChannel channel = new PortalChannel(
                DossierOffice.config(portal.address(), portal.tokens()).build(),
                new RememberingIntake(),
                Clock.systemUTC());

        Portal() throws Exception {
            portal.register(FIRST);
            portal.register(SECOND);
        }

        @Override
        public AnsweringChannel channel() {
            return channel;
        }

        @Override
        public List<Person> people() {
            return List.of(person(FIRST), person(SECOND));
        }

        @Override
        public Optional<Person> nobody() {
            return Optional.of(person("G22.99-20260609-0000799"));
        }

        @Override
        public List<Received> received() {
            return portal.events().stream()
                    .filter(event -> event.is("CapNhatTienTrinh"))
                    .map(event -> new Received(
                            event.dossier(),
                            Optional.empty(),
                            event.text(),
                            event.outcome().equals("repeated"),
                            event.text()))
                    .toList();
        }

        @Override
        public void down() {
            portal.down();
        }

        @Override
        public void up() throws Exception {
            portal.up();
        }

        @Override
        public void close() {
            portal.close();
        }

        private static Person person(String dossier) {
            return new Person(dossier, Map.of(Submission.ANSWER_TO, dossier));
        }
    }
}
