package io.motcua.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    private static final String GOOD = "{\"text\":\"Mất điện 😨\",\"at\":\"2026-05-19T20:41:00+07:00\","
            + "\"place\":{\"lat\":21.0285,\"long\":105.8542}}";

    @Test
    void fieldsAreReadByTheirPointers() throws Exception {
        JsonFields fields = read(GOOD);

        assertThat(fields.text("/text")).hasValue("Mất điện 😨");
        assertThat(fields.text("/at")).hasValue("2026-05-19T20:41:00+07:00");
        assertThat(fields.number("/place/lat")).hasValue(21.0285);
        assertThat(fields.text("/nothing")).isEmpty();
        assertThat(fields.text("/place/lat")).isEmpty();
        assertThat(fields.toString()).doesNotContain("điện");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                          | ``           | There is no text
            ` `                                         | ``           | There is no text
            []                                          | ``           | Is not an object
            "text"                                      | ``           | Is not an object
            null                                        | ``           | Is not an object
            {                                           | ``           | Is not well-formed
            {"text"                                     | /text        | Is not well-formed
            {"text":                                    | /text        | Is not well-formed
            {"text":"a                                  | /text        | Is not well-formed
            {"text":"a",}                               | /text        | Is not well-formed
            {'text':'a'}                                | ``           | Is not well-formed
            {"text":"a"/* */}                           | /text        | Is not well-formed
            {"text":"a\\q"}                              | /text        | Is not well-formed
            {"text":"a","place":{"lat":NaN}}            | /place/lat   | Is not well-formed
            {"text":"a","place":{"lat":01}}             | /place/lat   | Is not well-formed
            {"text":"a"} {}                             | ``           | Something follows
            {"text":"a"}x                               | ``           | Is not well-formed
            {}                                          | /text        | Is missing
            {"text":null}                               | /text        | Is missing
            {"text":1}                                  | /text        | Is not a text
            {"text":true}                               | /text        | Is not a text
            {"text":["a"]}                              | /text        | Is not a text
            {"text":{"a":1}}                            | /text        | Is not a text
            {"text":"a","text":"a"}                     | /text        | Comes twice
            {"text":"a","more":1}                       | /more        | Is not a field
            {"text":"a","Text":"a"}                     | /Text        | Is not a field
            {"text":"a","a/b~c":1}                      | /a~1b~0c     | Is not a field
            {"text":"a","place":[]}                     | /place       | Is not an object
            {"text":"a","place":"Hanoi"}                | /place       | Is not an object
            {"text":"a","place":{"x":1}}                | /place/x     | Is not a field
            {"text":"a","place":{"lat":"21"}}           | /place/lat   | Is not a number
            {"text":"a","place":{"lat":90.01,"long":1}} | /place/lat   | Is not between
            {"text":"a","place":{"lat":1e999,"long":1}} | /place/lat   | Is not between
            {"text":"a","place":{"lat":21}}             | /place/long  | Is missing
            {"text":"a","place":{"lat":null,"long":1}}  | /place/lat   | Is missing
            {"text":"a","place":{"lat":1,"lat":1}}      | /place/lat   | Comes twice
            {"text":"a","at":"yesterday"}               | /at          | Is not a date and time
            {"text":"a","at":"2026-05-19T20:41:00"}     | /at          | Is not a date and time
            {"text":"a","at":"2026-02-30T20:41:00Z"}    | /at          | Is not a date and time
            {"text":"\\ud83d"}                           | /text        | Holds half a character
            {"text":"\\ude28\\ud83d"}                     | /text        | Holds half a character
            """)
    void whatIsNotOfTheShapeIsRefusedByItsField(String text, String pointer, String fact) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        JsonRefusal.class,
                        refusal -> assertThat(refusal.pointer()).isEqualTo(pointer))
                .hasMessageStartingWith(fact);
    }

    @Test
    void textsNamesAndNumbersHaveLimits() {
        assertThatThrownBy(() -> read("{\"text\":\"" + "ệ".repeat(101) + "\"}"))
                .hasMessage("Has 101 characters; 100 are allowed");
        assertThatThrownBy(() -> read("{\"" + "a".repeat(100_000) + "\":1}")).isInstanceOf(JsonRefusal.class);
        assertThatThrownBy(() -> read("{\"text\":\"a\",\"place\":{\"lat\":" + "1".repeat(100_000) + "}}"))
                .isInstanceOf(JsonRefusal.class);
    }

    @Test
    void textAtTheLimitIsTaken() throws Exception {
        assertThat(read("{\"text\":\"" + "ệ".repeat(100) + "\"}").text("/text")).hasValue("ệ".repeat(100));
    }

    @Test
    void depthIsThatOfTheShape() {
        assertThatThrownBy(() -> read("[".repeat(1_000_000))).isInstanceOf(JsonRefusal.class);
        assertThatThrownBy(() -> read("{\"place\":".repeat(100_000)))
                .isInstanceOfSatisfying(
                        JsonRefusal.class,
                        refusal -> assertThat(refusal.pointer()).isEqualTo("/place/place"));
    }

    @Test
    void otherCharsetsAreRefused() {
        byte[][] others = {
            GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_16),
            GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_16LE),
            "{\"text\":\"mÊt\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
            // An overlong slash and a surrogate in three bytes: not UTF-8 (RFC 3629, section 3).
            {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'},
            {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'}
        };
        for (byte[] other : others) {
            assertThatThrownBy(() -> StrictJson.read(ByteBuffer.wrap(other), EchoRoutes.SHAPE))
                    .isInstanceOf(JsonRefusal.class);
        }
    }

    @Test
    void refusalNeverQuotesWhatStoodThere() {
        Throwable wrongType = catchThrowable(() -> read("{\"text\":\"a\",\"place\":\"12 Tràng Tiền\"}"));
        Throwable malformed = catchThrowable(() -> read("{\"text\": Nguyễn Văn An}"));

        assertThat(wrongType.getMessage()).doesNotContain("Tràng");
        assertThat(malformed.getMessage()).doesNotContain("Nguy");
    }

    @Test
    void mutatedTextsAreReadOrRefusedAndNothingElse() {
        long seed = 42;
        System.out.println("mutatedTextsAreReadOrRefusedAndNothingElse: seed " + seed);
        Random random = new Random(seed);
        byte[] whole = GOOD.getBytes(UTF_8);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = whole.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                mutated[random.nextInt(mutated.length)] = (byte)
                        (random.nextBoolean() ? "{}[]\":,\\0ea ".charAt(random.nextInt(12)) : random.nextInt(128));
            }
            try {
                StrictJson.read(ByteBuffer.wrap(mutated), EchoRoutes.SHAPE);
            } catch (JsonRefusal e) {
                refused++;
            }
        }

        assertThat(refused).isBetween(1, 19_999);
    }

    private static JsonFields read(String text) throws JsonRefusal {
        return StrictJson.read(ByteBuffer.wrap((text == null ? "" : text).getBytes(UTF_8)), EchoRoutes.SHAPE);
    }
}
