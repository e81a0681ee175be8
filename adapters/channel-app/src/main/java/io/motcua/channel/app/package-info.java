/**
 * The mobile application's channel: service requests as JSON over HTTP, with their status to read and to follow.
 *
 * <p>Begin with {@link io.motcua.channel.app.AppChannel}, the routes; {@link io.motcua.channel.app.AppNormaliser} knows
 * the fields.
 */
@NullMarked
package io.motcua.channel.app;

import org.jspecify.annotations.NullMarked;
