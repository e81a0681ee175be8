package io.motcua.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroundsTest {
    private static final LocalDate CUT = LocalDate.of(2025, 7, 1);
    private static final Validity OLD = new Validity(Optional.empty(), Optional.of(CUT));
    private static final Validity NEW = new Validity(Optional.of(CUT), Optional.empty());

    private final Province hills = new Province("01", "Hills", OLD, Optional.of("02"), "UP");
    private final Province coast = new Province("02", "Coast", OLD, Optional.of("02"), "DOWN");
    private final Province both = new Province("02", "Coast", NEW, Optional.empty(), "DOWN");
    private final District ridge = new District("r", "Ridge", "01", OLD);
    private final District island = new District("i", "Island", "02", OLD);
    private final District reef = new District("f", "Reef", "02", OLD, List.of("z"));
    private final Commune atoll = new Commune("z", "Reef", Optional.empty(), "02", NEW, List.of(), Optional.empty());
    private final Commune top = commune("a", "Top", "r", "01", "x");
    private final Commune side = commune("b", "Side", "r", "01", "x", "y");
    private final Commune x = new Commune("x", "Top", Optional.empty(), "02", NEW, List.of(), Optional.empty());
    private final Commune y = new Commune("y", "Foot", Optional.empty(), "02", NEW, List.of(), Optional.empty());
    private final Grounds grounds = new Grounds(new Territory(
            List.of(hills, coast, both), List.of(ridge, island, reef), List.of(top, side, x, y, atoll), Outlines.NONE));

    @Test
    void communeThatTookOverAnotherHasItsGround() {
        assertThat(grounds.of(top).and(grounds.of(x))).isEqualTo(grounds.of(top));
        assertThat(grounds.of(side).meets(grounds.of(x))).isTrue();
        assertThat(grounds.of(side).meets(grounds.of(y))).isTrue();
        assertThat(grounds.of(top).meets(grounds.of(y))).isFalse();
    }

    @Test
    void districtAndProvinceHaveTheGroundOfWhatLiesInThem() {
        assertThat(grounds.of(List.of(top, side))).isEqualTo(grounds.of(ridge));
        assertThat(grounds.of(ridge).and(grounds.of(hills))).isEqualTo(grounds.of(ridge));
        assertThat(grounds.of(hills).and(grounds.of(both))).isEqualTo(grounds.of(hills));
        assertThat(grounds.of(hills).meets(grounds.of(coast))).isFalse();
    }

    @Test
    void districtWithoutCommunesIsAPieceOfItsOwn() {
        assertThat(grounds.of(island).meets(grounds.of(island)))
                .as("it has ground")
                .isTrue();
        assertThat(grounds.of(island).and(grounds.of(coast))).isEqualTo(grounds.of(island));
        assertThat(grounds.of(island).and(grounds.of(both))).isEqualTo(grounds.of(island));
    }

    @Test
    void districtThatBecameACommuneSharesItsGround() {
        assertThat(grounds.of(reef)).isEqualTo(grounds.of(atoll));
        assertThat(grounds.utilities(grounds.of(atoll), CUT.minusDays(1))).containsExactly("DOWN");
    }

    @Test
    void groundIsServedByWhoeverHasItsProvinceOnTheDay() {
        assertThat(grounds.utilities(grounds.of(side), CUT.minusDays(1))).containsExactly("UP");
        assertThat(grounds.utilities(grounds.of(side), CUT)).containsExactly("DOWN");
        assertThat(grounds.utilities(grounds.of(x), CUT.minusDays(1))).containsExactly("UP");
        assertThat(grounds.utilities(grounds.of(both), CUT.minusDays(1))).containsExactlyInAnyOrder("UP", "DOWN");
    }

    @Test
    void whatTwoPlacesHaveInCommonIsWhereBothCanBe() {
        Ground common = grounds.of(x).and(grounds.of(side));

        assertThat(common.and(grounds.of(side))).isEqualTo(common);
        assertThat(grounds.meets(top, common)).isFalse();
        assertThat(grounds.of(top).meets(grounds.of(y))).isFalse();
    }

    @Test
    void placeOfAnotherTerritoryHasNoGroundHere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grounds.of(new District("z", "Elsewhere", "01", OLD)))
                .withMessageContaining("z");
    }

    private static Commune commune(String code, String name, String district, String province, String... successors) {
        return new Commune(code, name, Optional.of(district), province, OLD, List.of(successors), Optional.empty());
    }
}
