/**
 * How long each step of a request may take, and what is told when it takes longer: working calendar, limits, ladders of
 * escalation, and the clocks that measure by them. Arithmetic only: no database, no thread, and no look at the time of
 * day, which always comes from the caller.
 *
 * <p>Begin with {@link io.motcua.sla.ServiceLevels#start}, which makes a {@link io.motcua.sla.SlaClock} by the profile's
 * tables; events drive the clock, and {@link io.motcua.sla.SlaClock#dues} says when it must be looked at.
 */
@NullMarked
package io.motcua.sla;

import org.jspecify.annotations.NullMarked;
