package io.motcua.example.evn.stream;

import java.util.regex.Pattern;

/** Words as a screen may show them: no telephone and no customer's serial. */
final class Masked {
    private static final Pattern CUSTOMER_CODE = Pattern.compile("\\b(P[A-Z][0-9A-Z]{4})[0-9]{7}\\b");
    private static final Pattern PHONE = Pattern.compile("\\b(0[0-9]{3}) ?[0-9]{3} ?[0-9]{3}\\b");

    private Masked() {}

    static String text(String words) {
        String codeless = CUSTOMER_CODE.matcher(words).replaceAll("$1•••");
        return PHONE.matcher(codeless).replaceAll("$1 ••• •••");
    }
}
