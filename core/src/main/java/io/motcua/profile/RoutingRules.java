package io.motcua.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Which evidence is asked first for who serves a request: the first in the order that is there, and is not ambiguous,
 * decides. Immutable.
 *
 * @param trouble the order for a service whose place decides, such as an outage
 * @param other the order for all others
 */
public record RoutingRules(List<Source> trouble, List<Source> other) {
    private static final String FILE = "routing.csv";

    /** A source of evidence. */
    public enum Source {
        /** A place that the words or the form's fields name. */
        PLACE,
        /** Where the telephone or the map says the trouble is. */
        COORDINATES,
        /** The customer code's unit. */
        CUSTOMER_CODE,
        /** The account that the request came by, if it belongs to one utility. */
        ACCOUNT,
        /** The area code of a landline. */
        AREA_CODE
    }

    /** The order of a profile that has no table of its own: the place of a trouble goes first, of all else the code. */
    public static final RoutingRules DEFAULT = new RoutingRules(
            List.of(Source.PLACE, Source.COORDINATES, Source.CUSTOMER_CODE, Source.ACCOUNT, Source.AREA_CODE),
            List.of(Source.CUSTOMER_CODE, Source.PLACE, Source.COORDINATES, Source.ACCOUNT, Source.AREA_CODE));

    public RoutingRules {
        trouble = List.copyOf(trouble);
        other = List.copyOf(other);
    }

    /** The order for a service. */
    public List<Source> of(boolean placeDecides) {
        return placeDecides ? trouble : other;
    }

    static RoutingRules read(Path folder) throws ProfileException {
        if (!Files.exists(folder.resolve(FILE))) {
            return DEFAULT;
        }
        Table table = Table.read(folder, FILE, List.of("place_decides", "evidence"));
        table.unique("place_decides", "evidence");
        List<Source> trouble = new ArrayList<>();
        List<Source> other = new ArrayList<>();
        table.each(row -> (row.yes("place_decides") ? trouble : other).add(row.choice("evidence", Source.class)));
        for (List<Source> order : List.of(trouble, other)) {
            if (order.isEmpty()) {
                throw table.wrong(
                        "no row with place_decides " + (order == trouble ? "yes" : "no"),
                        "an order of " + EnumSet.allOf(Source.class) + " for each");
            }
        }
        return new RoutingRules(trouble, other);
    }
}
