/**
 * Who serves which place, and since when: provinces and customer codes with the days on which each row holds.
 *
 * <p>A look-up has two steps. A name or a code belongs to an era and says which {@link io.motcua.territory.Province} is
 * meant; {@link io.motcua.territory.Territory#asOf} then follows that province's successors to the day of
 * responsibility. Begin with {@link io.motcua.territory.Territory}.
 */
@NullMarked
package io.motcua.territory;

import org.jspecify.annotations.NullMarked;
