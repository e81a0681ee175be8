package io.motcua.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRepairTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String LETTERS = new String(bytes("letters.txt"), UTF_8);

    /** Bytes that glibc's iconv, and the published tables, make of a text with every letter of the alphabet. */
    @ParameterizedTest
    @ValueSource(strings = {"letters.tcvn3", "letters.vni", "letters.windows-1258"})
    void everyLetterOfAnOldFontIsReadFromItsBytes(String file) {
        String asLatin = new String(bytes(file), WINDOWS_1252);

        assertThat(TextRepair.repair(asLatin)).isEqualTo(LETTERS);
    }

    @Test
    void viqrIsReadAsRfc1456HasIt() {
        assertThat(TextRepair.repair(new String(bytes("letters.viqr"), ISO_8859_1)))
                .isEqualTo(LETTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1"})
    void utf8ReadInAWrongCharsetIsReadRightly(String charset) {
        String once = misread(LETTERS, charset);
        String twice = misread(once, charset);

        assertThat(TextRepair.repair(once)).isEqualTo(LETTERS);
        assertThat(TextRepair.repair(twice)).isEqualTo(LETTERS);
    }

    @Test
    void decomposedTextIsComposed() {
        assertThat(TextRepair.repair(Normalizer.normalize(LETTERS, Normalizer.Form.NFD)))
                .isEqualTo(LETTERS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Nhaf tooi bij cusp ddieenj tuwf chieeuf | Nhà tôi bị cúp điện từ chiều",
                "NHAF TOOI BIJ CUSP DDIEENJ, GOIJ LAIJ CHO TOOI SOOS 0903000417"
                        + " | NHÀ TÔI BỊ CÚP ĐIỆN, GỌI LẠI CHO TÔI SỐ 0903000417",
                "Phuwowngf Thuowngj Thanhf, Quaanf Thanh Xuaan | Phường Thượng Thành, Quần Thanh Xuân",
                "duongwf daay truowcs nhaf, nuwowcs ngaapj | dường dây trước nhà, nước ngập",
                "Nha2 to6i bi5 cup1 d9ie65n, ho7n 2 tie6ng1 | Nhà tôi bị cúp điện, hơn 2 tiếng",
                "D9ie65n lu75c o7i, nha2 to5i so61 5 | Điện lực ơi, nhà tọi số 5",
                "Nha` to^i o+? ho?m na`y, dde^m qua ma^'t ddie^.n | Nhà tôi ở hỏm này, đêm qua mất điện",
                "Ca? xo'm ddang ma^'t ddie^.n. Ai se~ to+'i? | Cả xóm đang mất điện. Ai sẽ tới?",
            })
    void keystrokesOfAKeyboardThatWasOffAreRead(String typed, String meant) {
        assertThat(TextRepair.repair(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "M&#7845;t &#x111;i&#7879;n &amp;#273;&ecirc;m qua&nbsp;&quot;to&quot; | Mất điện đêm qua \"to\"",
                "Ðiện lực Ðà Nẵng, ðường dây | Điện lực Đà Nẵng, đường dây",
                "ＰＥ０６００ ９９００４１７, ０９０３－０００－４１７ | PE0600 9900417, 0903-000-417",
                "m\u00ADất\u200B đi\uFEFFện\u200E | mất điện",
                "Huáº¿ | Huế",
                "Donâ€™t | Don’t",
            })
    void charactersArePutRight(String broken, String right) {
        assertThat(TextRepair.repair(broken)).isEqualTo(right);
    }

    @Test
    void brokenBodyUnderAGoodSubjectIsRepairedAlone() {
        String body = misread("Xóm tôi mất điện từ tối", "windows-1252");
        String font = new String(bytes("letters.tcvn3"), WINDOWS_1252);

        assertThat(TextRepair.repair("Điện yếu quá\n" + body)).isEqualTo("Điện yếu quá\nXóm tôi mất điện từ tối");
        assertThat(TextRepair.repair("Điện yếu quá\n" + font)).isEqualTo("Điện yếu quá\n" + LETTERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, we have had no power since noon. Too soon to tell when it will be back? See the rooms and doors.",
                "The law says: add 5% VAT, plus fees (see attached). Jeff's staff keeps books, boots, roofs & beef.",
                "Nhà cô bé có bà già, xe hư rồi", // needs no letter beyond Latin-1
                "QUÊ”… NHÉ… “LÔ” VÀ – ĐÃ XÃ” BÀ",
                "LÃ”NG XÃ– “QUÊ” NHÉ…",
                "Où est la clé à côté de l'hôtel ? Déjà reçue, merci à vous. Noël, façade, œuvre",
                "Müller grüßt aus Köln, größere Straße, schön",
                "El niño mañana en España; ¿cómo está usted? Año nuevo",
                "São João não está à venda, ação, coração",
                "Það er ekki rétt, við förum á þing",
                "박지훈 한글, 日本語。「電気」，中文：停电了",
                "2 × 560 kVA · 35 m² ± 5 % ½ ° © ® ¥ µm §7 ¶",
                "👨‍👩‍👧 mất điện 🔥🔥 ☹️",
                "PE06009900417 PB13O19900799 MC-260901-0417 GK0123456789 H57.132-260804-0583",
                "https://maps.google.com/?q=14.3545,108.0076&hl=vi&amp https://a.example/dd/uwf?x=Maats+ddieenj",
                "SGVsbG8gV29ybGQhIFRoaXMgaXMgYmFzZTY0IGRhdGEuLi4gZGQgdXcgYWEgag==",
                "ketoan@songhau.example; To5 a1 b2 khu6 ap3 q7 p25 t6 220v 3h CT5 P1205 ap3",
                "nhà ở to5, ngo3, hem2, lô a1",
                "if (a+b)^2 = c* then x.y? ~z' (see 'e+' and o^)",
                "Chuc em som khoe! Ban oi, mat dien roi. Ai? La ai. Nha toi. Di dau?",
                "xoong nồi, Đắk Lắk, Krông Pắk, Ea H'leo, Siu H'Nhung, M'Drắk",
                "&lt;b&gt; AT&T; R&D; a && b; &unknown;",
            })
    void whatIsRightStaysAsItIs(String text) {
        assertThat(TextRepair.repair(text)).isEqualTo(text);
    }

    @Test
    void repairedTextIsNotRepairedAgain() {
        for (String file : new String[] {"letters.tcvn3", "letters.vni", "letters.windows-1258", "letters.viqr"}) {
            String once = TextRepair.repair(new String(bytes(file), WINDOWS_1252));

            assertThat(TextRepair.repair(once)).isEqualTo(once);
        }
    }

    /** What took the square of a length of a million would take hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "Ã",
                "Ãƒâ€",
                "á»",
                "®iÖn ",
                "ddieenj ",
                "d9ie65n ",
                "die^.n ",
                "a.b.c.d",
                "uwuw",
                "w",
                "&#",
                "&amp;",
                "\n",
                "Ã\n",
                "Maát\n",
                "a^'",
                "\u0301",
                "９",
                "dd@dd ",
                "((((",
                "......",
                "\u00AD"
            })
    @Timeout(10)
    void enormousTextTakesLittleTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertThat(TextRepair.repair(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anyCharactersAreTaken(int seed) {
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                int kind = random.nextInt(4);
                text.append((char)
                        (kind == 0
                                ? random.nextInt(0x10000)
                                : kind == 1 ? random.nextInt(0x100) : 32 + random.nextInt(95)));
            }

            String repaired = TextRepair.repair(text.toString());

            assertThat(Normalizer.isNormalized(repaired, Normalizer.Form.NFC))
                    .as("seed %d, text %d", seed, i)
                    .isTrue();
        }
    }

    /** As a program does that takes UTF-8 for something else; what windows-1252 lacks it takes from Latin-1. */
    private static String misread(String text, String charset) {
        StringBuilder misread = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            String c = new String(new byte[] {b}, Charset.forName(charset));
            misread.append(c.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : c);
        }
        return misread.toString();
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = Objects.requireNonNull(TextRepairTest.class.getResourceAsStream(file), file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
