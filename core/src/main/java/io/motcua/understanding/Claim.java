package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.territory.Commune;
import io.motcua.territory.Province;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one kind of evidence says about who serves a request.
 *
 * @param because what a decision by it is because of, for example {@link Evidence#DISTRICT}
 * @param utilities everybody that it may mean; nobody if it means a place that nobody serves
 * @param several whether it names several different places, so that it contradicts itself
 * @param province that it fixes, on the day
 * @param commune that it fixes, on the day
 * @param evidence all of it
 */
record Claim(
        String because,
        Set<String> utilities,
        boolean several,
        Optional<Province> province,
        Optional<Commune> commune,
        List<Evidence> evidence) {

    /** Whether it is enough to route by. */
    boolean decides() {
        return utilities.size() == 1;
    }

    String utility() {
        return utilities.iterator().next();
    }
}
