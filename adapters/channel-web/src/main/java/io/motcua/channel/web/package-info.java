/**
 * The web channel: a form for people, and a page on which they see what became of their request. Pages are written here
 * and need no JavaScript, in Vietnamese and English.
 *
 * <p>Begin with {@link io.motcua.channel.web.WebChannel}, the routes, and {@link io.motcua.channel.web.WebConfig}, the
 * sites. {@code FormBinding} goes between a posted form and the ledger, {@code TrackingDesk} answers who asks for a
 * request; {@link io.motcua.channel.web.WebNormaliser} reads what was stored.
 */
@NullMarked
package io.motcua.channel.web;

import org.jspecify.annotations.NullMarked;
