/**
 * What a person's words mean: from the fields of a {@link io.motcua.understanding.Reading} to a
 * {@link io.motcua.ServiceRequest} with the evidence for every fact in it.
 *
 * <p>{@link io.motcua.understanding.Understanding} is the way in. It is pure: the same reading, profile and instant give
 * the same result, so that a mended table can free what was held.
 */
@NullMarked
package io.motcua.understanding;

import org.jspecify.annotations.NullMarked;
