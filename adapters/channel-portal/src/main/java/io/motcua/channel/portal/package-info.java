/**
 * The national public service portal's channel: dossiers in as JSON over HTTP, their status back over the portal's own
 * interface.
 *
 * <p>Begin with {@link io.motcua.channel.portal.PortalChannel}, the route and the answers;
 * {@link io.motcua.channel.portal.PortalConfig} says who the portal and who we are, and {@code PortalNormaliser} knows the
 * dossier's fields. The portal's words are Vietnamese and kept as it writes them: <i>hồ sơ</i> is a dossier, <i>thủ tục
 * hành chính</i> (TTHC) a procedure.
 */
@NullMarked
package io.motcua.channel.portal;

import org.jspecify.annotations.NullMarked;
