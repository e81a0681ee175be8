package io.motcua.example.evn.stream;

import io.motcua.example.evn.stream.Expectation.Held;
import io.motcua.example.evn.stream.Expectation.Ignored;
import io.motcua.example.evn.stream.Expectation.Routed;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Composes one request after the other from places, matters, names and codes. Not safe for several threads. */
final class Writer {
    private final RandomGenerator random;
    private final People people;
    private final Carrier carrier;
    private final Deck<Channel> channels;
    private final Deck<Channel> stormChannels;
    private final Deck<Place> places;
    private final Deck<Place> stormPlaces;
    private final Deck<Matter> everyday;
    private final Deck<Matter> formal;
    private final Deck<Matter> hazards;
    private final Deck<Matter> storm;
    private final Deck<Puzzle> puzzles;
    private final Deck<Unit> units;
    private final Deck<Boolean> machines;

    /** What a request says, before it is known when it is sent. */
    record Draft(Message message, String words, String place, boolean lifeSafety, Expectation expectation) {}

    /** How a place is given. */
    private enum Telling {
        IN_A_FIELD,
        IN_WORDS,
        BY_CUSTOMER_CODE
    }

    Writer(RandomGenerator random) {
        this.random = random;
        people = new People(random);
        carrier = new Carrier(random, people);
        channels = new Deck<>(Channel.shares(), random);
        stormChannels = new Deck<>(
                Channel.shares().stream()
                        .filter(channel -> channel != Channel.PORTAL)
                        .toList(),
                random);
        places = new Deck<>(Place.all(), random);
        stormPlaces = new Deck<>(Place.all().stream().filter(Place::storm).toList(), random);
        everyday = new Deck<>(Matter.everyday(), random);
        formal = new Deck<>(
                Matter.everyday().stream()
                        .filter(matter -> Dossier.isFor(matter.serviceCode()))
                        .toList(),
                random);
        hazards = new Deck<>(Matter.hazards(), random);
        storm = new Deck<>(Matter.storm(), random);
        puzzles = new Deck<>(Puzzle.all(), random);
        units = new Deck<>(Unit.all(), random);
        machines = new Deck<>(List.of(true, false), random);
    }

    /** Somebody's everyday matter. */
    Draft everyday() {
        Channel channel = channels.draw();
        Matter matter = channel == Channel.PORTAL ? formal.draw() : everyday.draw();
        Telling telling = telling();
        if (telling == Telling.BY_CUSTOMER_CODE) {
            Unit unit = units.draw();
            return compose(matter, unit.corporation(), null, people.customerCode(unit), telling, channel);
        }
        Place place = places.draw();
        return compose(matter, place.corporation(), place, "", telling, channel);
    }

    /** Somebody's life is in danger; nobody recites a customer code then, and nobody fills in a dossier. */
    Draft hazard() {
        Place place = places.draw();
        Telling telling = random.nextBoolean() ? Telling.IN_A_FIELD : Telling.IN_WORDS;
        return compose(hazards.draw(), place.corporation(), place, "", telling, stormChannels.draw());
    }

    /** Somebody under the storm. */
    Draft storm() {
        Place place = stormPlaces.draw();
        return compose(storm.draw(), place.corporation(), place, "", Telling.IN_A_FIELD, stormChannels.draw());
    }

    /** Something that nobody could route. */
    Draft puzzle() {
        Puzzle puzzle = puzzles.draw();
        Channel channel = stormChannels.draw();
        String words = people.fill(channel == Channel.HOTLINE ? puzzle.hotline() : puzzle.app());
        String address = channel == Channel.HOTLINE ? "" : puzzle.address();
        Told told = new Told(words, people.name(), phone(channel), address, false, "", "");
        Message message = carrier.carry(channel, Corporation.groupAccount(channel), "EVN", "", told);
        return new Draft(message, Masked.text(words), "", false, new Held(puzzle.reason()));
    }

    /** Something that a machine has written, in turns an absent person's and a list's. */
    Draft machine() {
        if (machines.draw()) {
            Message message = Letter.outOfOffice(Corporation.GROUP_MAILBOX, people.name(), random);
            return new Draft(message, "out of office", "", false, new Ignored("out of office"));
        }
        Message message = Letter.newsletter(Corporation.GROUP_MAILBOX, random);
        return new Draft(message, "newsletter", "", false, new Ignored("newsletter"));
    }

    private Draft compose(
            Matter matter,
            Corporation corporation,
            @Nullable Place place,
            String customerCode,
            Telling telling,
            Channel channel) {
        String words = people.fill(channel == Channel.HOTLINE ? matter.hotline() : matter.app());
        String address = place == null ? "" : people.fill(place.address());
        String where = place == null ? Masked.text(customerCode) : place.province();
        String chosen = random.nextInt(3) == 0 ? "" : matter.serviceCode();
        Told told = new Told(
                words, people.name(), phone(channel), address, telling == Telling.IN_WORDS, customerCode, chosen);
        Corporation called = asksTheWrongOne(channel) ? other(corporation) : corporation;
        Message message = carrier.carry(channel, account(called, channel), called.agents(), matter.serviceCode(), told);
        return new Draft(message, Masked.text(words), where, matter.lifeSafety(), new Routed(corporation));
    }

    /** Some people write to the whole group; a hotline's number is one corporation's. */
    private String account(Corporation called, Channel channel) {
        return channel != Channel.HOTLINE && random.nextInt(4) == 0
                ? Corporation.groupAccount(channel)
                : called.account(channel);
    }

    private String phone(Channel channel) {
        return channel == Channel.SMS ? people.newPhone() : people.phone();
    }

    private Telling telling() {
        int n = random.nextInt(10);
        return n < 5 ? Telling.IN_A_FIELD : n < 7 ? Telling.IN_WORDS : Telling.BY_CUSTOMER_CODE;
    }

    private boolean asksTheWrongOne(Channel channel) {
        return channel != Channel.APP && channel != Channel.PORTAL && random.nextInt(12) == 0;
    }

    private Corporation other(Corporation corporation) {
        List<Corporation> others = Arrays.stream(Corporation.values())
                .filter(each -> each != corporation)
                .toList();
        return others.get(random.nextInt(others.size()));
    }
}
