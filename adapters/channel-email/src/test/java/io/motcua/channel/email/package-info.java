/** Tests of the e-mail channel against a real mail server in this process. Begin with {@code MailServerInProcess}. */
@NullMarked
package io.motcua.channel.email;

import org.jspecify.annotations.NullMarked;
