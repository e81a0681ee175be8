/**
 * The middle of the path, as Camel routes that fit on one screen.
 *
 * <p>Begin with {@link io.motcua.path.PathRoutes}: each route is one job, with a named type of body between its steps,
 * and each step is a method that is called by reference and tested without Camel. {@link io.motcua.path.Gateway} puts a
 * ledger, an understanding, channels and backends around them.
 *
 * <p>Two endpoints join the routes to the world. A channel, ours or one's own, ends in {@code intake:<channel>}, which
 * turns a {@link io.motcua.Submission} into a {@link io.motcua.Receipt}. A backend, ours or one's own, begins with
 * {@code delivery:<utility>}, which hands out a {@link io.motcua.Delivery} and takes a {@link io.motcua.DeliveryOutcome}.
 * What must wait waits in the ledger, never in memory.
 */
@NullMarked
package io.motcua.path;

import org.jspecify.annotations.NullMarked;
