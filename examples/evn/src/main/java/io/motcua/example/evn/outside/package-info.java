/**
 * The world outside: a mail server, a message centre and the national portal, as one process with three servers at ports
 * of their own. The gateway knows none of it but their addresses, and speaks IMAP, SMTP, SMPP and HTTP with them.
 *
 * <p>{@link io.motcua.example.evn.outside.OutsideWorld} is the process. What it tells of itself is a
 * {@link io.motcua.example.evn.outside.Sighting}: what a telephone got, and what the portal shows of a dossier.
 */
@NullMarked
package io.motcua.example.evn.outside;

import org.jspecify.annotations.NullMarked;
