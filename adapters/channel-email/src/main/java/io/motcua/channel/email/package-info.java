/**
 * The e-mail channel: requests come in over IMAP, answers go out over SMTP.
 *
 * <p>Begin with {@link io.motcua.channel.email.EmailChannel}, the routes, and {@link io.motcua.channel.email.EmailConfig},
 * what they need. {@code MailboxPoller} says when a message is taken out of the mailbox; {@code EmailNormaliser} knows
 * what in a message are the person's own words; {@code AutomaticMail} knows whom nobody may answer.
 */
@NullMarked
package io.motcua.channel.email;

import org.jspecify.annotations.NullMarked;
