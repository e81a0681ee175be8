package io.motcua.example.evn.stream;

import java.util.random.RandomGenerator;

/** Gives what somebody has to say the form of a channel. Not safe for several threads. */
final class Carrier {
    private final RandomGenerator random;
    private final People people;

    Carrier(RandomGenerator random, People people) {
        this.random = random;
        this.people = people;
    }

    /**
     * The message.
     *
     * @param agents what the numbers of the hotline's agents begin with
     * @param matter the catalogue's code for what it is about
     */
    Message carry(Channel channel, String account, String agents, String matter, Told told) {
        return switch (channel) {
            case APP -> app(account, told);
            case HOTLINE -> hotline(account, agents, told);
            case EMAIL -> Letter.request(account, told, random);
            case SMS -> ShortMessage.request(account, told, random);
            case WEB -> new Message(channel, account, told.phone(), Message.FORM, Form.fill(told));
            case PORTAL -> Dossier.request(matter, told, random);
        };
    }

    private static Message app(String account, Told told) {
        String said = told.addressInWords() && !told.address().isEmpty()
                ? told.words() + " Địa chỉ: " + told.address() + "."
                : told.words();
        byte[] body =
                Body.app(told.serviceCode(), said, told.customerCode(), told.name(), told.phone(), told.addressField());
        return new Message(Channel.APP, account, "", Message.JSON, body);
    }

    /** The agent types a customer code where it is asked for, or into the note. */
    private Message hotline(String account, String agents, Told told) {
        String said = told.addressInWords() && !told.address().isEmpty()
                ? told.words() + " - dia chi " + told.address() + "."
                : told.words();
        boolean inNote = !told.customerCode().isEmpty() && random.nextBoolean();
        String note = inNote ? said + ". MKH " + told.customerCode() : said;
        byte[] body = Body.hotline(
                told.phone(),
                people.agent(agents),
                inNote ? "" : told.customerCode(),
                note,
                told.addressField(),
                told.serviceCode());
        return new Message(Channel.HOTLINE, account, "", Message.JSON, body);
    }
}
