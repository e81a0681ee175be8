package io.motcua.territory;

import io.motcua.territory.Centres.Near;
import io.motcua.territory.OutlineMap.Seen;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says where a point lies by two methods that know nothing of each other. Outlines are coarse and may be older than they
 * say; the nearest centre may be across a river that is a border. Where they agree, both are hardly wrong.
 */
final class Locator {
    private static final int NEIGHBOURS = 5;
    /** A centre has a say beside the nearest one if it is not much farther: half as far again, and 500 m. */
    private static final double FARTHER = 1.5;

    private static final double FARTHER_KM = 0.5;
    /** An island's centre speaks alone if the point is clearly nearer to it than to any outline. */
    private static final double CLEARLY = 0.8;
    /** Without outlines, a point that is farther than this from every centre is in no commune. */
    private static final double FAR_KM = 100;

    private final Succession succession;
    private final Centres centres;
    private final OutlineMap outlines;
    private final double reachKm;

    Locator(Succession succession, List<Commune> communes, Outlines outlines) {
        this.succession = succession;
        this.centres = new Centres(communes);
        this.outlines = new OutlineMap(outlines);
        this.reachKm = outlines.all().isEmpty() ? FAR_KM : outlines.islandReachKm();
    }

    Position at(Point point, LocalDate day) {
        Seen seen = outlines.at(point);
        List<Near> near = centres.nearest(point, NEIGHBOURS);
        if (seen.nothing() && !outlines.isEmpty()) {
            near = islands(point, near);
        }
        if (seen.nothing() && (near.isEmpty() || near.get(0).km() > reachKm)) {
            return Position.NOWHERE;
        }
        List<Province> holding = ofTheDay(seen.holding(), day);
        Set<String> outlined = utilities(holding, day);
        Set<String> first =
                near.isEmpty() ? Set.of() : utilities(List.of(near.get(0).commune()), day);
        Set<String> neighbours = utilities(near.stream().map(Near::commune).toList(), day);

        Set<String> named = new LinkedHashSet<>(outlined);
        named.addAll(utilities(beside(near), day));
        named.addAll(utilities(ofTheDay(seen.beside(), day), day));
        Set<Commune> nearest = new LinkedHashSet<>();
        near.forEach(neighbour -> nearest.addAll(succession.communesOn(neighbour.commune(), day)));
        return new Position(
                outline(holding, day),
                List.copyOf(nearest),
                named,
                confidence(named, outlined, first, named.containsAll(neighbours) && !seen.outermost()));
    }

    private double confidence(Set<String> named, Set<String> outlined, Set<String> first, boolean surrounded) {
        if (named.isEmpty()) {
            return 0;
        }
        if (outlines.isEmpty()) {
            // Nothing but the nearest centres speaks.
            return named.size() == 1 && surrounded ? Position.BORDER : Position.DISPUTED;
        }
        if (named.size() == 1) {
            return surrounded && outlined.equals(first) ? Position.SURE : Position.LIKELY;
        }
        return outlined.size() == 1 && (first.isEmpty() || outlined.equals(first))
                ? Position.BORDER
                : Position.DISPUTED;
    }

    /** The communes outside all outlines, where the nearest of all is one that is clearly nearer than any outline. */
    private List<Near> islands(Point point, List<Near> near) {
        if (near.isEmpty() || outlines.within(point, near.get(0).km() / CLEARLY)) {
            return List.of();
        }
        return near.stream()
                .filter(other ->
                        outlines.at(other.commune().centre().orElseThrow()).nothing())
                .toList();
    }

    private static List<Commune> beside(List<Near> near) {
        return near.stream()
                .filter(other -> other.km() <= near.get(0).km() * FARTHER + FARTHER_KM)
                .map(Near::commune)
                .toList();
    }

    /** Where several eras are drawn, those of the day, else all. */
    private static List<Province> ofTheDay(List<Province> drawn, LocalDate day) {
        List<Province> now = drawn.stream().filter(p -> p.validity().on(day)).toList();
        return now.isEmpty() ? drawn : now;
    }

    private Optional<Province> outline(List<Province> holding, LocalDate day) {
        if (holding.isEmpty()) {
            return Optional.empty();
        }
        Set<Province> found = succession.provincesOn(holding.get(0), day);
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private Set<String> utilities(List<? extends Place> places, LocalDate day) {
        Set<String> utilities = new LinkedHashSet<>();
        for (Place place : places) {
            succession.provincesOn(place, day).forEach(province -> utilities.add(province.utility()));
        }
        return utilities;
    }
}
