package io.motcua.example.evn.stream;

import io.motcua.example.evn.stream.Expectation.Held;
import io.motcua.example.evn.stream.Expectation.Routed;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Composes one request after the other from places, matters, names and codes. Not safe for several threads. */
final class Writer {
    private final RandomGenerator random;
    private final People people;
    private final Deck<Place> places;
    private final Deck<Place> stormPlaces;
    private final Deck<Matter> everyday;
    private final Deck<Matter> hazards;
    private final Deck<Matter> storm;
    private final Deck<Puzzle> puzzles;
    private final Deck<Unit> units;

    /** What a request says, before it is known when it is sent. */
    record Draft(
            Channel channel,
            String account,
            byte[] body,
            String words,
            String place,
            boolean lifeSafety,
            Expectation expectation) {}

    /** How a place is given. */
    private enum Telling {
        IN_A_FIELD,
        IN_WORDS,
        BY_CUSTOMER_CODE
    }

    Writer(RandomGenerator random) {
        this.random = random;
        people = new People(random);
        places = new Deck<>(Place.all(), random);
        stormPlaces = new Deck<>(Place.all().stream().filter(Place::storm).toList(), random);
        everyday = new Deck<>(Matter.everyday(), random);
        hazards = new Deck<>(Matter.hazards(), random);
        storm = new Deck<>(Matter.storm(), random);
        puzzles = new Deck<>(Puzzle.all(), random);
        units = new Deck<>(Unit.all(), random);
    }

    /** Somebody's everyday matter. */
    Draft everyday() {
        return routed(everyday.draw(), telling());
    }

    /** Somebody's life is in danger; nobody recites a customer code then. */
    Draft hazard() {
        return routed(hazards.draw(), random.nextBoolean() ? Telling.IN_A_FIELD : Telling.IN_WORDS);
    }

    /** Somebody under the storm. */
    Draft storm() {
        Place place = stormPlaces.draw();
        return compose(storm.draw(), place.corporation(), place, "", Telling.IN_A_FIELD, channel());
    }

    /** Something that nobody could route. */
    Draft puzzle() {
        Puzzle puzzle = puzzles.draw();
        Held held = new Held(puzzle.reason());
        if (channel() == Channel.APP) {
            String text = people.fill(puzzle.app());
            byte[] body = Body.app("", text, "", people.name(), people.phone(), puzzle.address());
            return new Draft(Channel.APP, Corporation.GROUP_APP, body, Masked.text(text), "", false, held);
        }
        String note = people.fill(puzzle.hotline());
        byte[] body = Body.hotline(people.phone(), people.agent("EVN"), "", note, "", "");
        return new Draft(Channel.HOTLINE, Corporation.GROUP_HOTLINE, body, Masked.text(note), "", false, held);
    }

    private Draft routed(Matter matter, Telling telling) {
        Channel channel = channel();
        if (telling == Telling.BY_CUSTOMER_CODE) {
            Unit unit = units.draw();
            return compose(matter, unit.corporation(), null, people.customerCode(unit), telling, channel);
        }
        Place place = places.draw();
        return compose(matter, place.corporation(), place, "", telling, channel);
    }

    private Draft compose(
            Matter matter,
            Corporation corporation,
            @Nullable Place place,
            String customerCode,
            Telling telling,
            Channel channel) {
        String words = people.fill(channel == Channel.APP ? matter.app() : matter.hotline());
        String address = place == null ? "" : people.fill(place.address());
        String said = telling == Telling.IN_WORDS ? words + " " + spoken(channel, address) : words;
        String field = telling == Telling.IN_A_FIELD ? address : "";
        String shown = Masked.text(words);
        String where = place == null ? Masked.text(customerCode) : place.province();
        String serviceCode = random.nextInt(3) == 0 ? "" : matter.serviceCode();
        if (channel == Channel.APP) {
            byte[] body = Body.app(serviceCode, said, customerCode, people.name(), people.phone(), field);
            return new Draft(
                    channel, Corporation.GROUP_APP, body, shown, where, matter.lifeSafety(), new Routed(corporation));
        }
        Corporation called = callsTheWrongNumber() ? other(corporation) : corporation;
        String note = customerCode.isEmpty() || random.nextBoolean() ? said : said + ". MKH " + customerCode;
        String codeField = note.contains("MKH " + customerCode) ? "" : customerCode;
        byte[] body = Body.hotline(people.phone(), people.agent(called.agents()), codeField, note, field, serviceCode);
        return new Draft(channel, called.hotline(), body, shown, where, matter.lifeSafety(), new Routed(corporation));
    }

    private String spoken(Channel channel, String address) {
        return channel == Channel.APP ? "Địa chỉ: " + address + "." : "- dia chi " + address;
    }

    private Telling telling() {
        int n = random.nextInt(10);
        return n < 5 ? Telling.IN_A_FIELD : n < 7 ? Telling.IN_WORDS : Telling.BY_CUSTOMER_CODE;
    }

    private Channel channel() {
        return random.nextInt(10) < 6 ? Channel.APP : Channel.HOTLINE;
    }

    private boolean callsTheWrongNumber() {
        return random.nextInt(12) == 0;
    }

    private Corporation other(Corporation corporation) {
        List<Corporation> others = Arrays.stream(Corporation.values())
                .filter(each -> each != corporation)
                .toList();
        return others.get(random.nextInt(others.size()));
    }
}
