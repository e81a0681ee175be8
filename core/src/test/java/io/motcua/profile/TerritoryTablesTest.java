package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.profile.ProfileException.Mistake;
import io.motcua.territory.Commune;
import io.motcua.territory.Point;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerritoryTablesTest {
    private static final LocalDate LAST = LocalDate.parse("2029-12-31");

    @TempDir
    Path temp;

    private ProfileFolder folder;

    @BeforeEach
    void copy() throws IOException, URISyntaxException {
        folder = ProfileFolder.copy(
                Path.of(TerritoryTablesTest.class.getResource("small").toURI()), temp);
    }

    @Test
    void placesOfAllLevelsAreRead() throws ProfileException {
        Profile profile = folder.load();
        Territory territory = profile.territory();

        assertThat(territory.districts()).hasSize(4);
        assertThat(territory.communes()).hasSize(8);
        assertThat(territory.commune("1002", LAST))
                .contains(new Commune(
                        "1002",
                        "Quarry",
                        Optional.of("11"),
                        "1",
                        territory.communes().get(1).validity(),
                        List.of("2001", "2002"),
                        Optional.empty()));
        assertThat(territory.commune("2001", LAST.plusDays(1)).orElseThrow().centre())
                .contains(new Point(50.2, 10.2));
        assertThat(profile.areaCodes().get("0102")).extracting(Province::name).isEqualTo("East");
        assertThat(territory.position(new Point(50.25, 10.1), LAST).utilities()).containsExactly("WESTPOWER");
    }

    /** Every kind of mistake: what stands there, what is written over it, and where that is reported. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "districts.csv|12,Westcliff,1|12,Westcliff,9|3|province 9",
                "districts.csv|12,Westcliff,1,,2030-01-01|12,Westcliff,1,,2031-01-01|3|does not exist on 2030-01-01",
                "districts.csv|12,Westcliff|11,Westcliff|3|a second time",
                "districts.csv|12,Westcliff|12,Westford|3|overlap",
                "districts.csv|12,Westcliff,1,,2030-01-01|12,Westcliff,1,,2030-13-01|3|2030-13-01",
                "districts.csv|22,Isle,2,,2030-01-01,2004|22,Isle,2,,2030-01-01,|5|hole from 2030-01-01",
                "districts.csv|22,Isle,2,,2030-01-01,2004|22,Isle,2,,2030-01-01,2004 2009|5|no commune 2009",
                "districts.csv|21,Eastford,2,,2030-01-01,|21,Eastford,2,,2030-01-01,1004|4|have their own",
                "districts.csv|22,Isle,2,,2030-01-01,2004|22,Isle,2,,,2004|5|does not end",
                "communes.csv|1003,Cliff,12|1003,Cliff,13|4|district_code '13'",
                "communes.csv|1003,Cliff,12,|1003,Cliff,12,2|4|not in province 2",
                "communes.csv|2002,Cliffside,,2|2002,Cliffside,,1|7|province 1",
                "communes.csv|2002,Cliffside,,2|2002,Cliffside,,|7|empty province_code",
                "communes.csv|2002,Cliffside|2001,Cliffside|7|a second time",
                "communes.csv|1003,Cliff,12|1002,Cliff,12|4|a second time",
                "communes.csv|2002,Cliffside|2002,Millquarry|7|name Millquarry",
                "communes.csv|1004,Harbour,21,,,2030-01-01|1004,Harbour,21,,,|5|does not end",
                "communes.csv|1004,Harbour,21,,,2030-01-01|1004,Harbour,21,,,|8|the code 1004 is valid twice",
                "communes.csv|1004,Harbour,,2,2030-01-01|1004,Harbour,,2,2030-02-01|5|hole from",
                "communes.csv|1003,Cliff,12,,,2030-01-01,2002|1003,Cliff,12,,,2030-01-01,|4|hole from 2030-01-01",
                "communes.csv|1003,Cliff,12,,,2030-01-01,2002|1003,Cliff,12,,,2030-01-01,2009|4|nor on any other day",
                "communes.csv|1003,Cliff,12,,,2030-01-01,2002|1003,Cliff,12,,,2029-01-01,2002|4|hole from 2029-01-01",
                "communes.csv|2030-01-01,1004|2030-01-01,2001|8|nothing became commune 1004",
                "communes.csv|1003,Cliff,12,,,2030-01-01,2002|1003,Cliff,12,,,01/01/2030,2002|4|01/01/2030",
                "communes.csv|50.3,10.4|50.3,|7|lon ''",
                "communes.csv|50.3,10.4|91.3,10.4|7|lat '91.3'",
                "communes.csv|50.3,10.4|NaN,10.4|7|lat 'NaN'",
                "communes.csv|50.3,10.4|fifty,10.4|7|lat 'fifty'",
                "communes.csv|code,name|name,code|1|columns",
                "profile.csv|districtCount.2029-12-31,4|districtCount.2029-12-31,5|0|4 districts",
                "profile.csv|communeCount.2030-01-01,4|communeCount.2030-01-01,3321|0|4 communes",
                "profile.csv|communeCount.2030-01-01|communeCount.someday|18|someday",
                "area-codes.csv|0101,1,2029-12-31|0101,1,2030-01-01|2|province_code '1'",
                "area-codes.csv|0101,1|0102,1|3|a second time",
                "area-codes.csv|0101,1|+49101,1|2|+49101",
                "outlines.geojson|\"code\":\"1\"|\"code\":\"9\"|2|province '9'",
                "outlines.geojson|\"code\":\"1\",\"name\":\"West\",\"valid_on\":\"2029-12-31\"|"
                        + "\"code\":\"2\",\"name\":\"East\",\"valid_on\":\"2029-12-31\"|3|a second time",
                "outlines.geojson|\"2029-12-31\"|\"2030-01-01\"|2|province '1'",
                "outlines.geojson|\"2029-12-31\"|\"soon\"|2|soon",
                "outlines.geojson|\"Polygon\"|\"Point\"|2|Point",
                "outlines.geojson|[10,50.5],[10,50]]|[10,50.5]]|2|ends at [10.0,50.5]",
                "outlines.geojson|[10.5,50],[10.5,50.5],[10,50.5]|[10.5,50.5],[10.5,50],[10,50.5]|2|crosses itself",
                "outlines.geojson|[10.5,50],[10.5,50.5],[10,50.5]|[10.5,50]|2|ring of 3 points",
                "outlines.geojson|[10.5,50],[10.5,50.5],[10,50.5]|[10.5,50],[10.5,50],[10.5,50]|2|encloses nothing",
                "outlines.geojson|[[[10,50],[10.5,50],[10.5,50.5],[10,50.5],[10,50]]]|[]|2|without a ring",
                "outlines.geojson|[10.5,50.5]|[10.5,95]|2|position [10.5,95]",
                "outlines.geojson|[10.5,50.5]|[10.5]|2|position [10.5]",
                "outlines.geojson|\"accuracyKm\":2,||0|no accuracyKm",
                "outlines.geojson|\"accuracyKm\":2,|\"accuracyKm\":-2,|0|accuracyKm -2",
                "outlines.geojson|]]]}},|]]]}|3|no JSON",
                "outlines.geojson|{\"type\":\"FeatureCollection\"|[{\"type\":\"FeatureCollection\"|1|no JSON object",
            })
    void mistakeIsRefusedWithFileAndLine(String file, String from, String to, long line, String found)
            throws IOException {
        folder.replace(file, from, to == null ? "" : to);

        List<Mistake> mistakes = folder.refusal().mistakes();

        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.toString()).contains(found).contains("expected");
            assertThat(mistake.file()).isEqualTo(line == 0 ? mistake.file() : file);
        });
        assertThat(mistakes).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void successorLoopIsNamedAtEachOfItsRows() throws IOException {
        folder.replace("communes.csv", "2030-01-01,2001,,", "2030-01-01,1003,,")
                .replace("communes.csv", "2030-01-01,2001 2002", "2030-01-01,2001")
                .replace("communes.csv", "1003,Cliff,12,,,2030-01-01,2002", "1003,Cliff,12,,,2030-01-01,1001");

        assertThat(folder.refusal().mistakes())
                .filteredOn(mistake -> mistake.found().contains("loop"))
                .extracting(Mistake::line, Mistake::found)
                .containsExactly(
                        tuple(2L, "a successor loop: 1001 → 1003 → 1001, all of which end on 2030-01-01"),
                        tuple(4L, "a successor loop: 1003 → 1001 → 1003, all of which end on 2030-01-01"));
    }

    @Test
    void successorLoopOfProvincesIsNamed() throws IOException {
        folder.replace("provinces.csv", "2,Union,2030-01-01", "3,Union,2030-01-01")
                .replace("provinces.csv", "2,East,,2030-01-01,2", "2,East,,2030-01-01,1");

        assertThat(folder.refusal().mistakes())
                .extracting(Mistake::line, Mistake::file)
                .contains(tuple(2L, "provinces.csv"));
        assertThat(folder.refusal().found()).contains("loop: 1 → 2 → 1");
    }

    @Test
    void communeMayNotContradictWhatItsProvinceBecomes() throws IOException {
        folder.replace(
                        "provinces.csv",
                        "2,Union,2030-01-01,,,EASTPOWER\n",
                        "2,Union,2030-01-01,,,EASTPOWER\n" + "3,Rest,2030-01-01,,,WESTPOWER\n")
                .replace("provinces.csv", "1,West,,2030-01-01,2", "1,West,,2030-01-01,3");

        assertThat(folder.refusal().mistakes())
                .extracting(Mistake::toString)
                .anyMatch(mistake -> mistake.startsWith("communes.csv line 2")
                        && mistake.contains("successor 2001 in province 2, while province 1 becomes 3"))
                .anyMatch(mistake -> mistake.startsWith("provinces.csv line 5")
                        && mistake.contains("no commune is in province 3 on 2030-01-01"));
    }

    @Test
    void mistakesOfOneLoadAreToldTogether() throws IOException {
        folder.replace("districts.csv", "12,Westcliff,1,,2030-01-01", "12,Westcliff,1,,someday")
                .replace("outlines.geojson", "\"West\"", "\"Wild West\"")
                .replace("phrases.csv", "fire,HAZARD,FIRE,1", "fire,HAZARD,FIRE,-1")
                .replace("phrases.csv", "fire,", "…,HAZARD,FIRE,1\nfire,");

        assertThat(folder.refusal().mistakes())
                .extracting(Mistake::file)
                .containsExactly("outlines.geojson", "districts.csv", "phrases.csv", "phrases.csv");
        assertThat(folder.refusal().getMessage().lines()).hasSize(4);
    }

    @Test
    void mistakesWithoutEndAreCounted() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            rows.append("\n3").append(i).append(",Nowhere ").append(i).append(",77,,2030-01-01,2004");
        }
        folder.replace("districts.csv", "2030-01-01,2004", "2030-01-01,2004" + rows)
                .replace("profile.csv", "districtCount.2029-12-31,4", "districtCount.2029-12-31,84");

        assertThat(folder.refusal().mistakes()).hasSize(51);
        assertThat(folder.refusal().mistakes().get(50).found()).contains("30 more mistakes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outlines.geojson", "area-codes.csv"})
    void profileMayDoWithoutWhereThingsLie(String file) throws IOException, ProfileException {
        Files.delete(folder.path().resolve(file));

        assertThat(folder.load().territory().communes()).hasSize(8);
    }

    @Test
    void profileMayDoWithoutWhatLiesBelowProvinces() throws IOException, ProfileException {
        for (String file : List.of("communes.csv", "districts.csv")) {
            Files.delete(folder.path().resolve(file));
        }
        for (String count :
                List.of("districtCount.2029-12-31,4", "communeCount.2029-12-31,4", "communeCount.2030-01-01,4")) {
            folder.replace("profile.csv", count + "\n", "");
        }

        Territory territory = folder.load().territory();

        assertThat(territory.communes()).isEmpty();
        assertThat(territory.position(new Point(50.25, 10.1), LAST).utilities()).containsExactly("WESTPOWER");
    }
}
