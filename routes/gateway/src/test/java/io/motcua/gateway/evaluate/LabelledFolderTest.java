package io.motcua.gateway.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledFolderTest {
    private static final String SOUND =
            "{'id':'a','channel':'sms','receivedAt':'2026-05-19T20:41:00+07:00','account':'8100',"
                    + "'input':{'from':'+84903000417','to':'8100','text':'Xin chao'},"
                    + "'expected':{'disposition':'REQUEST','serviceCode':'OTHER','priority':'P3','hazards':[],"
                    + "'decision':'TRIAGE','jurisdiction':null}}";

    @TempDir
    Path folder;

    @Test
    void aChannelAloneIsRead() throws Exception {
        write("sms.jsonl", SOUND + "\n\n" + SOUND.replace("'a'", "'b'"));

        assertThat(read()).extracting(LabelledCase::id).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'channel':'sms'           | 'channel':'fax'               | channel: found 'fax'; expected app, email",
                "'channel':'sms'           | 'channel':'email'             | input.file: found nothing",
                "'channel':'sms','receivedAt':'2026-05-19T20:41:00+07:00' | 'channel':'sms' | receivedAt: found nothing",
                "2026-05-19T20:41:00+07:00 | yesterday                     | receivedAt: found 'yesterday'",
                "'account':'8100'          | 'account':'8101'              | input.to: found another short code",
                "'from':'+84903000417',    | ~~                            | input.from: found nothing",
                "'text':'Xin chao'         | 'words':'Xin chao'            | input: found neither text nor parts",
                "'expected'                | 'label'                       | expected: found nothing",
                "'REQUEST'                 | 'QUESTION'                    | expected.disposition: found 'QUESTION'",
                "'serviceCode':'OTHER',    | ~~                            | expected.serviceCode: found nothing",
                "'P3'                      | 'P9'                          | expected.priority: found 'P9'",
                "'hazards':[]              | 'hazards':'FIRE'              | expected.hazards: found no list",
                "'TRIAGE'                  | 'ROUTE'                       | expected.jurisdiction: found no utility",
                "}}                        | }                             | found no JSON, at column",
                "{'id'                     | 7 {'id'                       | found no JSON, at column",
            })
    void aMistakeIsToldWithFileAndLine(String sound, String wrong, String told) throws Exception {
        write("sms.jsonl", SOUND.replace("'a'", "'b'") + "\n" + SOUND.replace(sound, wrong));

        assertThat(mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.file()).isEqualTo(folder.resolve("sms.jsonl"));
            assertThat(mistake.line()).isEqualTo(2);
            assertThat(mistake.toString()).contains(told);
        });
    }

    @Test
    void everyMistakeIsToldAtOnce() throws Exception {
        write("sms.jsonl", "[]\n" + SOUND + "\nno JSON");
        write("web.jsonl", SOUND);

        assertThat(mistakes())
                .extracting(Mistake::toString)
                .satisfiesExactly(
                        first -> assertThat(first).contains("sms.jsonl:1: found no JSON object"),
                        second -> assertThat(second).contains("sms.jsonl:3: found no JSON"),
                        third -> assertThat(third)
                                .contains("web.jsonl:1: id: found 'a', which is at sms.jsonl line 2 too"));
    }

    @Test
    void aMailThatIsNotThereOrOutsideIsAMistake() throws Exception {
        String mail = SOUND.replace("'sms'", "'email'");
        write(
                "email.jsonl",
                mail.replace("'text'", "'file':'email/gone.eml','text'") + "\n"
                        + mail.replace("'text'", "'file':'../secret','text'"));

        assertThat(mistakes())
                .extracting(Mistake::found)
                .containsExactly(
                        "'email/gone.eml', where no file can be read", "'../secret', which is outside of the folder");
    }

    @Test
    void aFolderWithoutCasesIsAMistake() {
        assertThat(mistakes()).extracting(Mistake::found).containsExactly("no case");
        assertThat(catchThrowableOfType(
                                ConfigException.class,
                                () -> new LabelledFolder(folder.resolve("none"), DevSet.CHANNELS).read())
                        .mistakes())
                .extracting(Mistake::found)
                .containsExactly("no folder that can be read");
    }

    private void write(String name, String lines) throws IOException {
        Files.writeString(folder.resolve(name), lines.replace('\'', '"'));
    }

    private List<LabelledCase> read() throws ConfigException {
        return new LabelledFolder(folder, DevSet.CHANNELS).read();
    }

    private List<Mistake> mistakes() {
        return catchThrowableOfType(ConfigException.class, this::read).mistakes();
    }
}
