/**
 * The short message channel, on SMPP 3.4 by jSMPP: one transceiver bind for each message centre (SMSC), through which
 * messages come in and answers go out.
 *
 * <p>Begin with {@link io.motcua.channel.sms.SmsChannel}, the routes and the answers, and
 * {@link io.motcua.channel.sms.SmsConfig}. The endpoint {@code sms-in:<smsc>} ({@code SmsInConsumer}) takes PDUs from a
 * {@code SmscLink}; {@code Inbox} decides what becomes of each, {@code Reassembly} keeps the parts of long messages on
 * disk until they are whole, {@code Arrivals} knows what came before. {@link io.motcua.channel.sms.SmsNormaliser} reads
 * the PDUs that were stored. Sections that comments name without a document are those of the SMPP 3.4 specification,
 * issue 1.2.
 */
@NullMarked
package io.motcua.channel.sms;

import org.jspecify.annotations.NullMarked;
