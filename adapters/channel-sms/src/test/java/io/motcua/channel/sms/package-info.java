/**
 * A message centre in this process, or in one of its own: {@link io.motcua.channel.sms.SmscUnderTest}, and messages as
 * handsets send them: {@link io.motcua.channel.sms.Handset}.
 */
@org.jspecify.annotations.NullMarked
package io.motcua.channel.sms;
