/**
 * The path in six nouns, and the doors at its ends.
 *
 * <p>{@link io.motcua.Submission} → {@link io.motcua.Receipt} → {@link io.motcua.ServiceRequest} →
 * {@link io.motcua.Delivery} → {@link io.motcua.DeliveryOutcome} → {@link io.motcua.StatusUpdate}: what arrived, our
 * proof that it is stored, what it means, the utility it goes to, what came of one attempt, and what the person is told.
 * All are immutable; nothing here knows Camel, a wire format or a database.
 *
 * <p>Begin with {@link io.motcua.Intake}, the door that requests come in by. What an integrator may implement is in
 * {@link io.motcua.spi}.
 */
@NullMarked
package io.motcua;

import org.jspecify.annotations.NullMarked;
