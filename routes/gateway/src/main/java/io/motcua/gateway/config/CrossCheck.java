package io.motcua.gateway.config;

import io.motcua.gateway.config.ChannelSettings.Client;
import io.motcua.gateway.config.ChannelSettings.Smsc;
import io.motcua.gateway.config.Settings.Backend;
import io.motcua.gateway.config.Settings.Broker;
import io.motcua.gateway.config.Settings.Unserved;
import io.motcua.text.Likeness;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds settings that are right alone and wrong together, with each other or with the profile. */
final class CrossCheck {
    private final Settings settings;
    private final ChannelSettings channels;
    private final Lines lines;

    CrossCheck(Settings settings, Lines lines) {
        this.settings = settings;
        this.channels = settings.channels();
        this.lines = lines;
    }

    /** What can be said without the profile. */
    void alone() {
        ports();
        clientsTwice("app", channels.app());
        clientsTwice("hotline", channels.hotline());
        clientsTwice("portal", channels.portal().clients());
        smscsTwice();
        usersTwice();
        replyKeysTwice();
        partners();
    }

    /**
     * What the profile has to say.
     *
     * @param utilities that serve some place
     * @param accounts that it knows, by channel
     * @param services of its catalogue
     */
    void with(Set<String> utilities, Map<String, Set<String>> accounts, Set<String> services) {
        Set<String> without = new TreeSet<>(utilities);
        for (String utility : lines.backends()) {
            if (!without.remove(utility)) {
                Optional<String> near = Likeness.nearest(utility, without);
                near.ifPresent(without::remove);
                String known = String.join(", ", new TreeSet<>(utilities));
                mistake(
                        Lines.backend(utility),
                        "the utility " + Setting.quoted(utility) + ", which the profile does not know",
                        near.map(n -> "'" + n + "' perhaps; the profile knows " + known)
                                .orElse("one of " + known));
            }
        }
        if (settings.unserved() == Unserved.REFUSE && !without.isEmpty()) {
            mistake(
                    Lines.BACKENDS,
                    "no backend for " + String.join(", ", without),
                    "one for each utility of the profile, or 'unserved: hold' at the top of the file, so that requests"
                            + " for the others wait for a person");
        }
        channels.portal().procedures().forEach((procedure, service) -> {
            if (!services.contains(service)) {
                mistake(
                        Lines.procedure(procedure),
                        "the service code " + Setting.quoted(service) + ", which the profile does not know",
                        Likeness.nearest(service, new TreeSet<>(services))
                                .map(near -> "'" + near + "' perhaps")
                                .orElse("one of the profile's catalogue"));
            }
        });
        servicesOfBackends(services);
        accounts.keySet().forEach(channel -> unknownAccounts(channel, new TreeSet<>(accounts.get(channel))));
    }

    private void unknownAccounts(String channel, Set<String> known) {
        List<String> configured = channels.accounts(channel);
        for (int i = 0; i < configured.size(); i++) {
            if (!known.contains(configured.get(i))) {
                mistake(
                        Lines.account(channel, i),
                        "the account " + Setting.quoted(configured.get(i)) + ", which the profile does not know",
                        known.isEmpty()
                                ? "an account of channel " + channel + ", of which the profile has none"
                                : "one of " + String.join(", ", known));
            }
        }
    }

    private void ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("http", settings.http().port());
        if (settings.broker() instanceof Broker.Embedded embedded) {
            ports.put("broker", embedded.port());
        }
        ports.put("operator", settings.operatorPort());
        Map<Integer, String> taken = new HashMap<>();
        ports.forEach((whose, port) -> {
            String other = port == 0 ? null : taken.putIfAbsent(port, whose);
            if (other != null) {
                String latter = lines.get(Lines.port(whose)).isPresent() ? whose : other;
                mistake(
                        Lines.port(latter),
                        "port " + port + ", which " + (latter.equals(whose) ? other : whose) + " has as well",
                        "a port of its own for each");
            }
        });
    }

    private void clientsTwice(String channel, List<Client> clients) {
        for (int i = 1; i < clients.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (clients.get(i).name().equals(clients.get(j).name())) {
                    mistake(
                            Lines.client(channel, i),
                            Setting.quoted(clients.get(i).name()) + " a second time",
                            "it once, or a 'client: NAME' for each who shares an account; the first is in line "
                                    + line(Lines.client(channel, j)));
                }
                if (shareKey(clients.get(i), clients.get(j))) {
                    mistake(
                            Lines.key(channel, i),
                            "the key of another client",
                            "a key of its own, since the key tells who sends; the other is in line "
                                    + line(Lines.key(channel, j)));
                }
            }
        }
    }

    private void smscsTwice() {
        List<Smsc> smscs = channels.sms();
        for (int i = 1; i < smscs.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (smscs.get(i).name().equals(smscs.get(j).name())) {
                    mistake(
                            Lines.client("sms", i),
                            Setting.quoted(smscs.get(i).name()) + " a second time",
                            "a name of its own for each; the first is in line " + line(Lines.client("sms", j)));
                }
            }
        }
    }

    private static boolean shareKey(Client one, Client other) {
        return one.keys().stream().anyMatch(key -> other.keys().stream().anyMatch(key::isSameAs));
    }

    private void usersTwice() {
        Map<String, String> owners = new HashMap<>();
        new TreeMap<>(settings.backends())
                .forEach((utility, backend) -> user(backend).ifPresent(user -> {
                    String other = owners.putIfAbsent(user, utility);
                    if (other != null) {
                        mistake(
                                Lines.user(utility),
                                "the user " + Setting.quoted(user) + " of " + other,
                                "a user of its own: one utility never sees another's requests");
                    }
                }));
    }

    private void replyKeysTwice() {
        List<Lines.ReplyKeys> all = lines.replyKeys();
        for (int i = 1; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                Lines.ReplyKeys earlier = all.get(j);
                if (all.get(i).keys().stream()
                        .anyMatch(key -> earlier.keys().stream().anyMatch(key::isSameAs))) {
                    all.get(i)
                            .at()
                            .mistake(
                                    "the key of " + earlier.utility(),
                                    "a key of its own: one utility never answers for another");
                }
            }
        }
    }

    private void partners() {
        settings.outlets()
                .forEach((utility, lane) -> lane.partner().ifPresent(partner -> {
                    // Also one whose group cannot be read: that is told where it stands.
                    Set<String> others = lines.backends();
                    others.remove(utility);
                    if (!others.contains(partner.utility())) {
                        mistake(
                                Lines.partner(utility),
                                partner.utility().equals(utility)
                                        ? "the utility itself"
                                        : "the utility " + Setting.quoted(partner.utility())
                                                + ", which has no backend here",
                                Likeness.nearest(partner.utility(), others)
                                        .map(near -> "'" + near + "' perhaps")
                                        .orElse("another utility of 'backends'"));
                    }
                    Optional.ofNullable(settings.backends().get(utility))
                            .flatMap(Backend::acknowledgesWithin)
                            .filter(within -> partner.after().compareTo(within) >= 0)
                            .ifPresent(within -> mistake(
                                    Lines.partnerAfter(utility),
                                    partner.after().toSeconds()
                                            + "s, which is not shorter than 'acknowledge-within' of "
                                            + within.toSeconds() + "s",
                                    "a shorter time, or a longer 'acknowledge-within' in '"
                                            + way(settings.backends().get(utility))
                                            + "': what is not acknowledged in that time is a person's, and cannot go to"
                                            + " the partner any more"));
                }));
    }

    private static String way(Backend backend) {
        if (backend instanceof Backend.Jms) {
            return "jms";
        }
        return backend instanceof Backend.Http ? "http" : "open311";
    }

    private static Optional<String> user(Backend backend) {
        return backend instanceof Backend.Jms jms ? jms.user() : Optional.empty();
    }

    /** A backend's own codes for our services: for each service one, and none for what is no service. */
    private void servicesOfBackends(Set<String> services) {
        for (Lines.ServiceCodes codes : lines.serviceCodes()) {
            Set<String> without = new TreeSet<>(services);
            codes.byService().forEach((service, setting) -> {
                if (!without.remove(service)) {
                    setting.mistake(
                            "the service code " + Setting.quoted(service) + ", which the profile does not know",
                            Likeness.nearest(service, new TreeSet<>(services))
                                    .map(near -> "'" + near + "' perhaps")
                                    .orElse("one of the profile's catalogue"));
                }
            });
            if (!codes.hasOtherwise() && !without.isEmpty()) {
                codes.at()
                        .mistake(
                                "no value for " + String.join(", ", without),
                                "one for each service of the profile, or 'otherwise' for the rest");
            }
        }
    }

    private String line(String what) {
        Optional<Setting> setting = lines.get(what);
        return setting.map(s -> Integer.toString(s.line())).orElse("?");
    }

    private void mistake(String what, String found, String expected) {
        lines.get(what).ifPresent(setting -> setting.mistake(found, expected));
    }
}
