package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.territory.Ground;
import java.util.ArrayList;
import java.util.List;

/**
 * One spot that a reading speaks of: mentions that can all mean the same ground, and that ground.
 *
 * @param ground where all of them can be
 * @param mentions with those of their rows that lie there
 */
record Site(Ground ground, List<PlaceMention> mentions) {
    Site {
        mentions = List.copyOf(mentions);
    }

    Site with(Ground smaller, PlaceMention mention) {
        List<PlaceMention> more = new ArrayList<>(mentions);
        more.add(mention);
        return new Site(smaller, more);
    }

    boolean names(String level) {
        return mentions.stream().anyMatch(mention -> mention.is(level));
    }

    /** How plainly the plainest of them is named. */
    PlaceMention.Strength strength() {
        return mentions.stream()
                .map(PlaceMention::strength)
                .max(Comparable::compareTo)
                .orElse(PlaceMention.Strength.FAINT);
    }

    /** The highest level that is given. */
    String highest() {
        return names(Evidence.PROVINCE)
                ? Evidence.PROVINCE
                : names(Evidence.DISTRICT) ? Evidence.DISTRICT : Evidence.COMMUNE;
    }
}
