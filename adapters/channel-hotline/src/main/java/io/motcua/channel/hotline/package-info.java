/**
 * The hotline's channel: what an agent wrote down during a call, sent by the CRM as a work order in JSON over HTTP.
 *
 * <p>Begin with {@link io.motcua.channel.hotline.HotlineChannel}, the routes;
 * {@link io.motcua.channel.hotline.HotlineNormaliser} knows the fields.
 */
@NullMarked
package io.motcua.channel.hotline;

import org.jspecify.annotations.NullMarked;
