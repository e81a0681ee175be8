package io.motcua.channel.sms;

import io.motcua.Submission;
import io.motcua.spi.OtherWay;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** How a message goes to a telephone that none came from. */
final class SmsWay {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private SmsWay() {}

    /**
     * The way to this number, from a short code that is preferred, or else the first; empty if it is no number as E.164
     * has them, or if there is no short code.
     */
    static Optional<OtherWay> to(String phone, Collection<SmscLink> links, Predicate<String> preferred) {
        if (!E164.matcher(phone).matches()) {
            return Optional.empty();
        }
        Optional<OtherWay> first = Optional.empty();
        for (SmscLink link : links) {
            for (String account : link.smsc().accounts()) {
                if (preferred.test(account)) {
                    return Optional.of(from(link, account, phone));
                }
                if (first.isEmpty()) {
                    first = Optional.of(from(link, account, phone));
                }
            }
        }
        return first;
    }

    private static OtherWay from(SmscLink link, String account, String phone) {
        return new OtherWay(
                SmsChannel.CHANNEL,
                account,
                Map.of(
                        // SMPP 3.4, section 5.2.5: what is international by its type has no plus.
                        Submission.ANSWER_TO, phone.substring(1),
                        SmsBinding.SOURCE_TON, String.valueOf(TypeOfNumber.INTERNATIONAL.value()),
                        SmsBinding.SOURCE_NPI, String.valueOf(NumberingPlanIndicator.ISDN.value()),
                        SmsBinding.DESTINATION, account,
                        SmsBinding.SMSC, link.smsc().name()));
    }
}
