package io.motcua.example.evn.stream;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Short messages, some with marks and some without; many are longer than one message holds. */
final class ShortMessage {
    private static final String POLITELY =
            " Mong sớm được giúp, em cảm ơn điện lực nhiều lắm, chúc anh chị sức khỏe và một ngày làm việc thật vui.";

    private ShortMessage() {}

    static Message request(String shortCode, Told told, RandomGenerator random) {
        String said = told.inOneText("ĐC: ", "Mã KH ");
        String text = random.nextInt(3) == 0 ? said + POLITELY : said;
        String typed = random.nextInt(3) == 0 ? text : Unaccented.text(text);
        String phone = "+84" + told.phone().replace(" ", "").substring(1);
        return new Message(Channel.SMS, shortCode, phone, Message.TEXT, typed.getBytes(StandardCharsets.UTF_8));
    }
}
