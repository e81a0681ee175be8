package io.motcua.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Alarm;
import io.motcua.Alarm.Condition;
import io.motcua.Payload;
import io.motcua.spi.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownWordsTest {
    private final List<Alarm> alarms = new ArrayList<>();
    private final UnknownWords unknown =
            new UnknownWords(new LaneAlarms(new AlarmBook(List.of(alarms::add), Clock.systemUTC())));

    @Test
    void alarmIsRaisedOnceForEachUtilityAndNamesTheWord() {
        say("NORTH", "LA_LAM");
        say("NORTH", "LA_LAM");
        say("NORTH", "KHAC");
        say("SOUTH", "42");

        assertThat(alarms).extracting(Alarm::condition).containsOnly(Condition.UNKNOWN_WORDS);
        assertThat(alarms).extracting(Alarm::about).containsExactly("delivery:NORTH", "delivery:SOUTH");
        assertThat(alarms.get(0).text()).contains("'LA_LAM'", "status-words");
        assertThat(alarms.get(1).text()).contains("'42'");
    }

    @Test
    void whatMayBeAPersonsWordsOrNumberIsNotRepeated() {
        for (String word : List.of("đã gọi chị Ánh", "0903000417", "PE06009900001", "x".repeat(65))) {
            alarms.clear();
            say("OF " + word.length(), word);

            assertThat(alarms).as(word).hasSize(1);
            assertThat(alarms.get(0).text()).contains("not shown").doesNotContain(word);
        }
    }

    @Test
    void ourOwnWordsAndWhatIsNoReplyRaiseNothing() {
        say("NORTH", "IN_PROGRESS");
        unknown.look(reply("NORTH", "no JSON"));
        unknown.look(reply("NORTH", ""));
        unknown.look(reply("NORTH", "{\"data\":{\"kind\":\"status\",\"status\":{}}}"));
        unknown.look(new Reply("NORTH", Instant.EPOCH, Payload.of(new byte[] {(byte) 0xc3}, "application/json")));

        assertThat(alarms).isEmpty();
    }

    private void say(String utility, String word) {
        unknown.look(reply(utility, "{\"data\":{\"kind\":\"status\",\"status\":\"" + word + "\"}}"));
    }

    private static Reply reply(String utility, String text) {
        return new Reply(utility, Instant.EPOCH, Payload.of(text.getBytes(UTF_8), "application/cloudevents+json"));
    }
}
