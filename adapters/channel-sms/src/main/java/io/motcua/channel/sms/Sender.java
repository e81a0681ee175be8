package io.motcua.channel.sms;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who a message says that it is from: a claim, not an identity. */
record Sender(DeliverSm.Address address) {
    /** What is shorter is a short code: a machine, which would answer our answers. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{8,15}");

    static Sender of(DeliverSm.Address address) {
        return new Sender(address);
    }

    /** The number as it can be sent to, if it is a telephone's. */
    Optional<String> answerable() {
        boolean number = address.ton() != DeliverSm.Address.ALPHANUMERIC
                && NUMBER.matcher(address.digits()).matches();
        return number ? Optional.of(address.digits()) : Optional.empty();
    }

    /** The number as it is read: with a plus if the address says that it is international (section 5.2.5). */
    Optional<String> phone() {
        return answerable()
                .map(digits -> address.ton() == DeliverSm.Address.INTERNATIONAL && !digits.startsWith("+")
                        ? "+" + digits
                        : digits);
    }

    /**
     * Whether it is a name or a short code, which applications send under and people cannot: advertising, an operator's
     * notice, our own text coming back. A sender that is withheld is no machine.
     */
    boolean machine() {
        return !address.digits().isEmpty() && answerable().isEmpty();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
