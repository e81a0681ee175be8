package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.RequestStatus;
import io.motcua.understanding.EvnProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    @TempDir
    Path temp;

    private ProfileFolder folder;

    @BeforeEach
    void copy() throws IOException {
        folder = ProfileFolder.copy(EvnProfile.FOLDER, temp);
    }

    @Test
    void exampleIsReadWhole() throws ProfileException {
        Profile profile = folder.load();

        assertThat(profile.id()).isEqualTo("evn");
        assertThat(profile.version()).isNotEmpty();
        assertThat(profile.timeZone().getId()).isEqualTo("Asia/Ho_Chi_Minh");
        assertThat(profile.utilities().keySet()).containsExactly("EVNNPC", "EVNCPC", "EVNSPC", "EVNHANOI", "EVNHCMC");
        assertThat(profile.services()).hasSize(25);
        assertThat(profile.territory().on(LocalDate.parse("2025-06-30"))).hasSize(63);
        assertThat(profile.territory().on(LocalDate.parse("2025-07-01"))).hasSize(34);
        assertThat(profile.units()).hasSize(416);
        assertThat(profile.utilityOf("sms", "8055")).contains("EVNHCMC");
        assertThat(profile.utilityOf("sms", "8100")).isEmpty();
        assertThat(profile.utilityOf("sms", "no such account")).isEmpty();
    }

    /** Every kind of mistake: what stands there, what is written over it, and where that is reported. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "profile.csv|timeZone,Asia/Ho_Chi_Minh|timeZone,Asia/Nowhere|4|timeZone",
                "profile.csv|phoneRegion,VN|phoneRegion,Vietnam|6|phoneRegion",
                "profile.csv|customerCodeLength,13|customerCodeLength,thirteen|9|customerCodeLength",
                "profile.csv|customerCodePattern,P(N|customerCodePattern,P((N|8|customerCodePattern",
                "profile.csv|defaultService,OTHER|defaultService,NOTHING|12|defaultService",
                "profile.csv|language,vi|tongue,vi|5|tongue",
                "profile.csv|language,vi|id,vi|5|a second time",
                "profile.csv|version,|version|3|1 fields",
                "profile.csv|provinceCount.2025-07-01,34|provinceCount.someday,34|16|provinceCount.someday",
                "profile.csv|key,value|key,worth|1|worth",
                "utilities.csv|EVNCPC,|EVNNPC,|3|a second time",
                "utilities.csv|,19001909|,|3|hotline",
                "provinces.csv|Hà Giang,,2025-07-01|Hà Giang,,2025-7-1|3|2025-7-1",
                "provinces.csv|Hà Giang,,2025-07-01|Hà Giang,,01/07/2025|3|01/07/2025",
                "provinces.csv|08,EVNNPC|08,EVNABC|3|EVNABC",
                "provinces.csv|08,EVNNPC|,EVNNPC|3|hole",
                "provinces.csv|08,EVNNPC|99,EVNNPC|3|hole",
                "provinces.csv|02,Tỉnh Hà Giang|01,Tỉnh Hà Giang|3|a second time",
                "provinces.csv|04,Tỉnh Cao Bằng,2025-07-01,,,|04,Tỉnh Cao Bằng,2025-07-02,,,|4|hole",
                "provinces.csv|04,Tỉnh Cao Bằng,2025-07-01,,,|04,Tỉnh Cao Bằng,2025-06-01,,,|66|overlap",
                "provinces.csv|04,Tỉnh Cao Bằng,2025-07-01,,,|04,Tỉnh Cao Bằng,2025-07-01,,05,|66|successor",
                "provinces.csv|successor_code|successor|1|successor",
                "customer-codes.csv|PB04,EVNHCMC,79,2025-07-01,|PB04,EVNHCMC,79,2025-07-02,|31|hole",
                "customer-codes.csv|PB04,EVNHCMC,79,2025-07-01,|PB04,EVNHCMC,79,2025-06-01,|32|overlap",
                "customer-codes.csv|PB04,EVNHCMC,79,2025-07-01,|PB04,EVNSPC,79,2025-07-01,|32|EVNHCMC",
                "customer-codes.csv|PB04,EVNSPC,74,,2025-07-01|PB04,EVNSPC,75,,2025-06-01|31|hole",
                "customer-codes.csv|PA02,EVNNPC,25,,|PA02,EVNNPC,26,,|5|26",
                "customer-codes.csv|PA02,EVNNPC,25,,|PA02,EVNNPC,25,2025-07-01,|5|hole",
                "customer-codes.csv|PA02,EVNNPC,25,,|PA02,EVNNPC,25,2025-07-01,2025-07-01|5|valid_until",
                "customer-codes.csv|PA02,EVNNPC,25,,|pa02,EVNNPC,25,,|5|pa02",
                "customer-codes.csv|PA02,EVNNPC,25,,|PA02,EVNXYZ,25,,|5|EVNXYZ",
                "units.csv|PA02CK,|PZ02CK,|5|PZ02CK",
                "province-aliases.csv|TP.HN,01|TP.HN,99|3|99",
                "province-aliases.csv|TP.HN,01,2025-06-30,FULL|TP.HN,01,2025-06-30,nickname|3|nickname",
                "accounts.csv|sms,8055,EVNHCMC|sms,8055,EVNHCM|8|EVNHCM",
                "accounts.csv|sms,8655|sms,8055|9|a second time",
                "accounts.csv|sms,8055,EVNHCMC|sms,8055,evnhcmc|8|'EVNHCMC' perhaps",
                "catalogue.csv|OUTAGE,P1,OUTAGE,yes|OUTAGE,P9,OUTAGE,yes|2|P9",
                "catalogue.csv|OUTAGE,P1,OUTAGE,yes|OUTAGE,P1,SOON,yes|2|SOON",
                "catalogue.csv|OUTAGE,P1,OUTAGE,yes|OUTAGE,P1,OUTAGE,maybe|2|maybe",
                "catalogue.csv|Power outage,no|Power outage,rather|2|slight 'rather'",
                "catalogue.csv|name_en,slight|name_en,small|1|small",
                "catalogue.csv|Power outage,no|Power outage|2|6 fields",
                "profile.csv|provinceCount.2025-06-30,63|trackingAddress,evn|15|trackingAddress",
                "notices.csv|HELD,*,vi|HOLDING,*,vi|3|HOLDING",
                "notices.csv|HELD,*,vi|RECEIVED,*,vi|3|a second time",
                "notices.csv|HELD,*,vi|HELD,web,vi|0|no row HELD,*,vi",
                "notices.csv|HELD,*,vi|HELD,webb,vi|3|channel 'webb'",
                "notices.csv|HELD,*,vi|HELD,*,fr|0|no row RECEIVED,*,fr",
                "notices.csv|HELD,*,vi|HELD,*,Tiếng Việt|3|Tiếng Việt",
                "notices.csv|{reference} đang được nhân|{service} đang được nhân|3|{service} in the subject",
                "notices.csv|với mã {reference}.|với mã {number}.|2|{number}",
                "notices.csv|với mã {reference}.|với mã {reference.|2|variable '{'",
                "notices.csv|với mã {reference}.|với mã của Quý khách.|2|without the reference",
                "profile.csv|hazards,ARCING|hazards,arcing|22|hazards 'arcing",
                "phrases.csv|dưới quê,ELSEWHERE|dưới quê,NOWHERE|40|NOWHERE",
                "hazard-phrases.csv|chưa biết,NEGATION|chưa …,NEGATION|122|…",
                "hazard-phrases.csv|chưa biết,NEGATION,,1|chưa biết,NEGATION,,-1|122|-1",
                "hazard-phrases.csv|chưa biết,NEGATION|{chưa biết,NEGATION|122|{chưa biết",
                "hazard-phrases.csv|chưa biết,NEGATION|{NOTHING} biết,NEGATION|122|NOTHING",
                "hazard-phrases.csv|chưa biết,NEGATION|chưa {biết…hay},NEGATION|122|{biết…hay}",
                "hazard-phrases.csv|chưa biết,NEGATION|chưa biết},NEGATION|122|like {a",
                "hazard-phrases.csv|chưa biết,NEGATION|…3 biết,NEGATION|122|with … only between",
                "hazard-phrases.csv|chưa biết,NEGATION|chưa …12 biết,NEGATION|122|one digit",
                "hazard-phrases.csv|chưa biết,NEGATION|chưa = biết,NEGATION|122|= with a word",
                "hazard-phrases.csv|chưa biết,NEGATION|chưa biết=,NEGATION|122|= with a word",
                "hazard-phrases.csv|chưa biết,NEGATION|= …,NEGATION|122|words",
                "hazard-phrases.csv|chưa biết,NEGATION|{WIRE} {WIRE} {WIRE} {WIRE} {WIRE},NEGATION|122|20000",
                "hazard-phrases.csv|đứt,HAZARD,DOWNED_WIRE|đứt,HAZARD,DOWNED_WIER|2|'DOWNED_WIRE' perhaps",
                "service-phrases.csv|{ELECTRICITY},SIGNAL,NO_POWER|{ELECTRICITY},SIGNAL,NO_POWR|2|'NO_POWER' perhaps",
                "service-phrases.csv|{lmd},COMMAND,INFO_LOOKUP|{lmd},COMMAND,LOOKUP|142|LOOKUP",
                "service-rules.csv|no-power,OUTAGE|no-power,DARKNESS|2|DARKNESS",
                "service-rules.csv|no-power,OUTAGE,NO_POWER|no-power,OUTAGE,NO_LIGHT|2|NO_LIGHT",
                "service-rules.csv|no-power,OUTAGE,NO_POWER|no-power,OUTAGE,|2|signs",
                "service-rules.csv|dark,OUTAGE,DARK|no-power,OUTAGE,DARK|3|a second time",
                "words.csv|SOCKET,|Socket,|8|Socket",
                "words.csv|SOCKET,ổ cắm|SOCKET,ổ {cắm}|8|{cắm}",
            })
    void mistakeIsRefusedWithFileAndLine(String file, String from, String to, long line, String found)
            throws IOException {
        folder.replace(file, from, to);

        ProfileException refusal = folder.refusal();

        assertThat(refusal.file()).isEqualTo(file);
        assertThat(refusal.line()).as(refusal.getMessage()).isEqualTo(line);
        assertThat(refusal.getMessage()).contains(found).contains("expected");
        assertThat(refusal.expected()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile.csv",
                "utilities.csv",
                "provinces.csv",
                "province-aliases.csv",
                "customer-codes.csv",
                "units.csv",
                "accounts.csv",
                "catalogue.csv",
                "phrases.csv"
            })
    void missingEmptyAndForeignFilesAreRefusedByName(String file) throws IOException {
        Path path = folder.path().resolve(file);

        Files.delete(path);
        assertThat(folder.refusal().getMessage()).startsWith(file).contains("no such file");

        Files.writeString(path, "");
        assertThat(folder.refusal().getMessage()).startsWith(file).contains("empty");

        Files.write(path, "id,tên\n".getBytes(StandardCharsets.UTF_16));
        assertThat(folder.refusal().file()).isEqualTo(file);

        Files.write(path, new byte[] {'a', ',', (byte) 0xEA, '\n'});
        assertThat(folder.refusal().getMessage()).startsWith(file).contains("UTF-8");

        Files.writeString(path, "\"never closed\n".repeat(3));
        assertThat(folder.refusal().file()).isEqualTo(file);
    }

    @Test
    void mistakesOfTablesThatDoNotNeedEachOtherAreToldAtOnce() throws IOException {
        folder.replace("accounts.csv", "sms,8055,EVNHCMC", "sms,8055,EVNHCM")
                .replace("provinces.csv", "08,EVNNPC", "08,EVNABC")
                .replace("hazard-phrases.csv", "chưa biết,NEGATION", "chưa …,NEGATION")
                .replace("service-phrases.csv", "{lmd},COMMAND,INFO_LOOKUP", "{lmd},COMMAND,LOOKUP")
                .replace("sla.csv", "OUTAGE", "OUTTAGE")
                .replace("old-phone-prefixes.csv", "\n0", "\n1");

        assertThat(folder.refusal().mistakes())
                .extracting(ProfileException.Mistake::file)
                .contains(
                        "accounts.csv",
                        "provinces.csv",
                        "hazard-phrases.csv",
                        "service-phrases.csv",
                        "sla.csv",
                        "old-phone-prefixes.csv");
    }

    @Test
    void serviceIsSlightWhereTheCatalogueSaysSo() throws IOException, ProfileException {
        folder.replace("catalogue.csv", "Power outage,no", "Power outage,");

        Map<String, Service> services = folder.load().services();

        assertThat(services.get("OUTAGE").slight()).isFalse();
        assertThat(services.get("FEEDBACK").slight()).isTrue();
    }

    @Test
    void catalogueMayDoWithoutSayingWhatIsSlight() throws IOException, ProfileException {
        Path path = folder.path().resolve("catalogue.csv");
        Files.writeString(path, Files.readString(path).replaceAll(",(slight|yes|no)\n", "\n"));

        assertThat(folder.load().services().values()).hasSize(25).noneMatch(Service::slight);
    }

    @Test
    void bracesNameClassesOfWordsAmongAlternativesOfTheirOwn() throws IOException, ProfileException {
        folder.replace("hazard-phrases.csv", "chưa biết,NEGATION", "{SOCKET|phích} …3 =biết,NEGATION");

        assertThat(folder.load().phrases())
                .extracting(Phrase::text)
                .contains("{ổ cắm|ổ điện|ổ điện âm tường|công tắc|phích cắm|phích} …3 =biết");
    }

    @Test
    void rulesWithMoreSignsThanCanBeAskedAreRefusedWhereTheyGetTooMany() throws IOException {
        StringBuilder phrases = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < ServiceRule.MOST_SIGNS; i++) {
            phrases.append("word ").append(i).append(",SIGNAL,SIGN_").append(i).append(",1\n");
            rules.append("rule-").append(i).append(",OTHER,SIGN_").append(i).append(",,,,1\n");
        }
        Files.writeString(
                folder.path().resolve("service-phrases.csv"),
                "phrase,kind,code,strength\n" + phrases + "one more,SIGNAL,ONE_MORE,1\n");
        Files.writeString(
                folder.path().resolve("service-rules.csv"),
                "rule,service_code,needs,with,unless,never,weight\n" + rules + "last,OTHER,ONE_MORE,,,,1\n");

        ProfileException refusal = folder.refusal();

        assertThat(refusal.file()).isEqualTo("service-rules.csv");
        assertThat(refusal.line()).isEqualTo(ServiceRule.MOST_SIGNS + 2);
        assertThat(refusal.getMessage()).contains("129 different signs").contains("at most 128");
    }

    @Test
    void examplesOfSomeServicesAloneAreRefused() throws IOException {
        Files.writeString(
                folder.path().resolve("examples.csv"), "service_code,text\nOUTAGE,nhà tối om\nADVICE,xin tư vấn\n");

        ProfileException refusal = folder.refusal();

        assertThat(refusal.file()).isEqualTo("examples.csv");
        assertThat(refusal.getMessage()).contains("no example of POWER_QUALITY, NEW_SUPPLY_LV");
        assertThat(refusal.expected()).contains("every service but SAFETY_HAZARD");
    }

    @Test
    void profileMayDoWithoutExamples() throws IOException, ProfileException {
        Files.writeString(folder.path().resolve("examples.csv"), "service_code,text\n");
        assertThat(folder.load().examples()).isEmpty();

        Files.delete(folder.path().resolve("examples.csv"));
        assertThat(folder.load().examples()).isEmpty();
    }

    @Test
    void profileMayDoWithoutNotices() throws IOException, ProfileException {
        Files.delete(folder.path().resolve("notices.csv"));

        Profile profile = folder.load();

        assertThat(profile.notices().languages()).isEmpty();
        assertThat(profile.notices().of(RequestStatus.RECEIVED, "email", "vi")).isEmpty();
    }

    @Test
    void lostRowOfAProvinceIsNoticedByTheCount() throws IOException {
        List<String> lines = Files.readAllLines(folder.path().resolve("provinces.csv"));
        lines.removeIf(line -> line.startsWith("02,"));
        Files.write(folder.path().resolve("provinces.csv"), lines);

        assertThat(folder.refusal().getMessage()).startsWith("provinces.csv").contains("62");
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsAreFine() throws IOException, ProfileException {
        Path path = folder.path().resolve("utilities.csv");
        Files.writeString(path, "\uFEFF" + Files.readString(path).replace("\n", "\r\n"));

        assertThat(folder.load().utilities()).hasSize(5);
    }

    @Test
    void lineIsCountedOverValuesOfSeveralLines() throws IOException {
        folder.replace("utilities.csv", "Northern Power Corporation", "\"Northern\nPower\"");
        folder.replace("utilities.csv", "EVNCPC,", "EVNNPC,");

        assertThat(folder.refusal().line()).isEqualTo(4);
    }
}
