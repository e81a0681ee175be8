package io.motcua.territory;

import static io.motcua.territory.Land.at;
import static io.motcua.territory.Land.commune;
import static io.motcua.territory.Land.province;
import static io.motcua.territory.Land.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two provinces side by side at 50 degrees north, where a degree to the east is 71 km; islands off the east coast. */
class PositionTest {
    private static final LocalDate DAY = LocalDate.parse("2025-07-01");
    private static final Validity ALWAYS = Validity.ALWAYS;
    private static final Province WEST = province("1", ALWAYS, null, "A");
    private static final Province EAST = province("2", ALWAYS, null, "B");
    private static final Outlines OUTLINES =
            new Outlines(2, 60, List.of(square(WEST, 50, 10, 50.5, 10.5), square(EAST, 50, 10.5, 50.5, 11)));

    private final List<Commune> communes = new ArrayList<>();

    PositionTest() {
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 10; j++) {
                String province = j < 5 ? "1" : "2";
                communes.add(at(50.05 + i * 0.1, 10.05 + j * 0.1, commune(i + "-" + j, null, province, ALWAYS)));
            }
        }
        communes.add(at(50.2, 12, commune("isle", null, "2", ALWAYS)));
    }

    @Test
    void pointWellInsideIsSure() {
        Position position = territory(OUTLINES).position(new Point(50.26, 10.14), DAY);

        assertThat(position.outline()).contains(WEST);
        assertThat(position.nearest()).first().extracting(Commune::code).isEqualTo("2-1");
        assertThat(position.utilities()).containsExactly("A");
        assertThat(position.confidence()).isEqualTo(Position.SURE);
    }

    @Test
    void bothSidesOfANearBorderAreNamedTheLikelierFirst() {
        // 700 m east of the border, then 3 km, then 6 km.
        assertThat(territory(OUTLINES).position(new Point(50.25, 10.51), DAY)).satisfies(position -> {
            assertThat(position.utilities()).containsExactly("B", "A");
            assertThat(position.confidence()).isEqualTo(Position.BORDER);
        });
        assertThat(territory(OUTLINES).position(new Point(50.25, 10.545), DAY)).satisfies(position -> {
            assertThat(position.utilities()).containsExactly("B");
            assertThat(position.confidence()).isEqualTo(Position.LIKELY);
        });
        assertThat(territory(OUTLINES).position(new Point(50.25, 10.66), DAY).confidence())
                .isEqualTo(Position.SURE);
    }

    @Test
    void centresThatContradictTheOutlineAreNamedBeside() {
        communes.replaceAll(c -> c.code().endsWith("-2")
                ? at(c.centre().get().lat(), c.centre().get().lon(), commune(c.code(), null, "2", ALWAYS))
                : c);

        Position position = territory(OUTLINES).position(new Point(50.25, 10.255), DAY);

        assertThat(position.outline()).contains(WEST);
        assertThat(position.utilities()).containsExactly("A", "B");
        assertThat(position.confidence()).isEqualTo(Position.DISPUTED);
    }

    @Test
    void coastIsLikelyAndFarOutsideIsNowhere() {
        Territory territory = territory(OUTLINES);

        // 1 km inside and outside the east coast, then 10 km outside.
        assertThat(territory.position(new Point(50.25, 10.986), DAY).confidence())
                .isEqualTo(Position.LIKELY);
        assertThat(territory.position(new Point(50.25, 11.014), DAY)).satisfies(position -> {
            assertThat(position.outline()).isEmpty();
            assertThat(position.utilities()).containsExactly("B");
            assertThat(position.confidence()).isEqualTo(Position.LIKELY);
        });
        for (Point outside : List.of(
                new Point(50.25, 11.14),
                new Point(50.25, 9.8),
                new Point(0, 0),
                new Point(-50, 10),
                new Point(50.2, -170))) {
            assertThat(territory.position(outside, DAY)).isEqualTo(Position.NOWHERE);
        }
    }

    @Test
    void centreOfAnIslandWithoutOutlineSpeaksForTheSeaAroundIt() {
        Territory territory = territory(OUTLINES);

        assertThat(territory.position(new Point(50.3, 12.2), DAY)).satisfies(position -> {
            assertThat(position.utilities()).containsExactly("B");
            assertThat(position.nearest())
                    .singleElement()
                    .extracting(Commune::code)
                    .isEqualTo("isle");
            assertThat(position.confidence()).isEqualTo(Position.LIKELY);
        });
        assertThat(territory.position(new Point(50.2, 11.5), DAY)).as("midway").isEqualTo(Position.NOWHERE);
        assertThat(territory.position(new Point(50.2, 13), DAY))
                .as("beyond its reach")
                .isEqualTo(Position.NOWHERE);
    }

    @Test
    void holeInAnOutlineIsOutside() {
        Outline holed = new Outline(
                WEST,
                List.of(
                        square(WEST, 50, 10, 50.5, 10.5).rings().get(0),
                        square(WEST, 50.2, 10.2, 50.3, 10.3).rings().get(0)));
        communes.clear();
        Territory territory = territory(new Outlines(0, 0, List.of(holed)));

        assertThat(territory.position(new Point(50.1, 10.1), DAY).outline()).contains(WEST);
        assertThat(territory.position(new Point(50.25, 10.25), DAY)).isEqualTo(Position.NOWHERE);
    }

    @Test
    void nearestCentresAloneAreNeverSure() {
        Territory territory = territory(Outlines.NONE);

        assertThat(territory.position(new Point(50.26, 10.14), DAY)).satisfies(position -> {
            assertThat(position.utilities()).containsExactly("A");
            assertThat(position.confidence()).isEqualTo(Position.BORDER);
        });
        assertThat(territory.position(new Point(50.25, 10.5), DAY).confidence()).isEqualTo(Position.DISPUTED);
        assertThat(territory.position(new Point(0, 0), DAY)).isEqualTo(Position.NOWHERE);
    }

    @Test
    void nearestAreThoseThatALookAtAllFinds() {
        long seed = 20250701;
        Random random = new Random(seed);
        List<Commune> scattered = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            scattered.add(at(
                    50 + random.nextInt(40) / 10.0, 10 + random.nextDouble() * 3, commune("c" + i, null, "1", ALWAYS)));
        }
        Centres centres = new Centres(scattered);

        for (int i = 0; i < 500; i++) {
            Point point = new Point(49.5 + random.nextDouble() * 5, 9.5 + random.nextDouble() * 4);
            List<Double> all = scattered.stream()
                    .map(c -> point.kmTo(c.centre().orElseThrow()))
                    .sorted(Comparator.naturalOrder())
                    .limit(5)
                    .toList();

            assertThat(centres.nearest(point, 5))
                    .as("seed %d, point %d", seed, i)
                    .extracting(Centres.Near::km)
                    .containsExactlyElementsOf(all);
        }
    }

    @Test
    void pointOffTheEarthCannotBeMade() {
        for (double[] wrong : new double[][] {{91, 0}, {-91, 0}, {0, 181}, {Double.NaN, 0}, {0, Double.NaN}}) {
            assertThatThrownBy(() -> new Point(wrong[0], wrong[1])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Territory territory(Outlines outlines) {
        return new Territory(List.of(WEST, EAST), List.of(), communes, outlines);
    }
}
