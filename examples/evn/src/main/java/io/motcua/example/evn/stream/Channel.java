package io.motcua.example.evn.stream;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The six ways in. */
public enum Channel {
    /** The customers' app of the whole group. */
    APP("app", 7),
    /** A hotline's agents, whose CRM sends their work orders. */
    HOTLINE("hotline", 11),
    /** Mailboxes, read by IMAP and answered by SMTP. */
    EMAIL("email", 1),
    /** Short messages, by way of a message centre. */
    SMS("sms", 2),
    /** The form, as browsers send it. */
    WEB("web", 2),
    /** The national portal's dossiers. */
    PORTAL("portal", 2);

    /** By whose first answer alone the sender learns the reference: who only handed something in knows nothing yet. */
    private static final Set<Channel> ANSWERED_LATER = Set.of(EMAIL, SMS);

    private final String word;
    private final int cards;

    Channel(String word, int cards) {
        this.word = word;
        this.cards = cards;
    }

    /** Whether the answer comes by itself some time after the request was handed in, instead of at once. */
    public boolean answersLater() {
        return ANSWERED_LATER.contains(this);
    }

    /** Each as many times as its share of the requests: about what the utilities see, a chat and a voice robot apart. */
    static List<Channel> shares() {
        return Arrays.stream(values())
                .flatMap(channel -> Collections.nCopies(channel.cards, channel).stream())
                .toList();
    }

    /** Every account of it, each once. */
    public Set<String> accounts() {
        Set<String> accounts = new LinkedHashSet<>(Set.of(Corporation.groupAccount(this)));
        Arrays.stream(Corporation.values())
                .map(corporation -> corporation.account(this))
                .forEach(accounts::add);
        return accounts;
    }

    /** As the gateway calls it. */
    @Override
    public String toString() {
        return word;
    }
}
