package io.motcua.territory;

import static io.motcua.territory.Land.commune;
import static io.motcua.territory.Land.days;
import static io.motcua.territory.Land.province;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final LocalDate REFORM = LocalDate.parse("2025-07-01");
    private static final LocalDate BEFORE = REFORM.minusDays(1);
    private static final LocalDate SECOND = LocalDate.parse("2030-01-01");

    private static final Province WEST = province("1", days(null, REFORM), "7", "A");
    private static final Province EAST = province("2", days(null, REFORM), "7", "B");
    private static final Province UNION = province("7", days(REFORM, null), null, "B");
    private static final Province SOUTH = province("8", days(null, null), null, "C");

    private static final District MILLS = new District("11", "Mills", "1", days(null, REFORM));
    private static final District ISLE = new District("22", "Isle", "2", days(null, REFORM), List.of("205"));

    private static final Commune MILL = commune("101", "11", "1", days(null, REFORM), "201");
    private static final Commune QUARRY = commune("102", "11", "1", days(null, REFORM), "201", "202");
    private static final Commune HARBOUR = commune("103", "21", "2", days(null, REFORM), "202");
    private static final Commune CENTRAL = commune("201", null, "7", days(REFORM, SECOND), "301", "801");
    private static final Commune COAST = commune("202", null, "7", days(REFORM, null));
    private static final Commune ISLAND = commune("205", null, "7", days(REFORM, null));
    private static final Commune INLAND = commune("301", null, "7", days(SECOND, null));
    private static final Commune MOVED = commune("801", null, "8", days(SECOND, null));
    private static final Commune SOUTHERN = commune("802", null, "8", days(null, null));

    private final Territory territory = new Territory(
            List.of(WEST, EAST, UNION, SOUTH),
            List.of(MILLS, ISLE, new District("21", "Coast", "2", days(null, REFORM))),
            List.of(MILL, QUARRY, HARBOUR, CENTRAL, COAST, ISLAND, INLAND, MOVED, SOUTHERN),
            Outlines.NONE);

    @Test
    void landIsSound() {
        assertThat(Territory.faults(territory.provinces())).isEmpty();
        assertThat(territory.undividedProvinces()).isEmpty();
        assertThat(territory.districtFaults()).isEmpty();
        assertThat(territory.communeFaults()).isEmpty();
    }

    @Test
    void communeIsFollowedForwardsThroughEveryDivision() {
        assertThat(territory.communesOn(QUARRY, BEFORE)).containsExactly(QUARRY);
        assertThat(territory.communesOn(QUARRY, REFORM)).containsExactly(CENTRAL, COAST);
        assertThat(territory.communesOn(QUARRY, SECOND)).containsExactly(INLAND, MOVED, COAST);
    }

    @Test
    void communeIsFollowedBackwardsThroughEveryMerger() {
        assertThat(territory.communesOn(INLAND, REFORM)).containsExactly(CENTRAL);
        assertThat(territory.communesOn(INLAND, BEFORE)).containsExactly(MILL, QUARRY);
        assertThat(territory.communesOn(COAST, BEFORE)).containsExactly(QUARRY, HARBOUR);
        assertThat(territory.communesOn(ISLAND, BEFORE)).isEmpty();
    }

    @Test
    void provinceIsThatOfTheDayInEveryDirection() {
        assertThat(territory.provinceOn(MILL, BEFORE)).contains(WEST);
        assertThat(territory.provinceOn(MILL, REFORM)).contains(UNION);
        assertThat(territory.provinceOn(MILL, SECOND)).isEmpty();
        assertThat(territory.provinceOn(CENTRAL, BEFORE)).contains(WEST);
        assertThat(territory.provinceOn(COAST, BEFORE)).isEmpty();
        assertThat(territory.provinceOn(MOVED, BEFORE)).contains(WEST);
        assertThat(territory.provinceOn(UNION, BEFORE)).isEmpty();
        assertThat(territory.provinceOn(EAST, SECOND)).contains(UNION);
    }

    @Test
    void placeThatIsDividedHasSeveralUtilities() {
        assertThat(territory.utilities(COAST, BEFORE)).containsExactlyInAnyOrder("A", "B");
        assertThat(territory.utilities(MILL, BEFORE)).containsExactly("A");
        assertThat(territory.utilities(MILL, REFORM)).containsExactly("B");
        assertThat(territory.utilities(MILL, SECOND)).containsExactlyInAnyOrder("B", "C");
        assertThat(territory.utilities(UNION, BEFORE)).containsExactlyInAnyOrder("A", "B");
        assertThat(territory.utilities(MILLS, SECOND)).containsExactlyInAnyOrder("B", "C");
    }

    @Test
    void districtWithoutCommunesIsFollowedByWhatItBecame() {
        assertThat(territory.provinceOn(ISLE, BEFORE)).contains(EAST);
        assertThat(territory.provinceOn(ISLE, REFORM)).contains(UNION);
        assertThat(territory.provinceOn(ISLAND, BEFORE)).contains(EAST);
        assertThat(territory.utilities(ISLAND, BEFORE)).containsExactly("B");
    }

    @Test
    void placeOfAnotherTerritoryIsRefused() {
        Commune foreign = commune("999", null, "99", days(null, null));

        assertThat(territory.provinceOf(MILL)).isEqualTo(WEST);
        assertThat(territory.provinceOf(MILLS)).isEqualTo(WEST);
        assertThat(territory.provinceOf(WEST)).isEqualTo(WEST);
        assertThatThrownBy(() -> territory.provinceOf(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99");
    }

    @Test
    void unsoundRowsAreFollowedToAnEnd() {
        Commune one = commune("1", null, "8", days(null, REFORM), "2");
        Commune two = commune("2", null, "8", days(null, REFORM), "1");
        Territory circular = new Territory(List.of(SOUTH), List.of(), List.of(one, two), Outlines.NONE);

        assertThat(circular.communesOn(one, SECOND)).isEmpty();
        assertThat(circular.utilities(one, SECOND)).containsExactly("C");
        assertThat(circular.communeFaults()).extracting(Fault::found).allMatch(found -> found.contains("loop"));
    }
}
