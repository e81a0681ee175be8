package io.motcua.gateway.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the settings stand that are compared with others, so that a contradiction can name both its lines. */
final class Lines {
    static final String BACKENDS = "backends";

    private final Map<String, Setting> settings = new HashMap<>();
    private final List<ServiceCodes> serviceCodes = new ArrayList<>();
    private final List<ReplyKeys> replyKeys = new ArrayList<>();

    /** The keys that a utility shows when it calls back. */
    record ReplyKeys(String utility, Setting at, List<Secret> keys) {}

    /**
     * A backend's codes for our services.
     *
     * @param at where they stand
     * @param hasOtherwise whether something stands for the services that are not named
     */
    record ServiceCodes(Setting at, Map<String, Setting> byService, boolean hasOtherwise) {}

    static String account(String channel, int number) {
        return "account " + channel + " " + number;
    }

    static String client(String channel, int number) {
        return "client " + channel + " " + number;
    }

    static String key(String channel, int number) {
        return "key " + channel + " " + number;
    }

    static String backend(String utility) {
        return "backend " + utility;
    }

    static String partner(String utility) {
        return "partner " + utility;
    }

    static String partnerAfter(String utility) {
        return "partner after " + utility;
    }

    static String procedure(String procedure) {
        return "procedure " + procedure;
    }

    static String user(String utility) {
        return "user " + utility;
    }

    static String port(String whose) {
        return "port " + whose;
    }

    /** The utilities that have a group of their own, also if it could not be read. */
    Set<String> backends() {
        return settings.keySet().stream()
                .filter(what -> what.startsWith(backend("")))
                .map(what -> what.substring(backend("").length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void put(ReplyKeys keys) {
        replyKeys.add(keys);
    }

    List<ReplyKeys> replyKeys() {
        return replyKeys;
    }

    void put(ServiceCodes codes) {
        serviceCodes.add(codes);
    }

    List<ServiceCodes> serviceCodes() {
        return serviceCodes;
    }

    void put(String what, Setting setting) {
        settings.put(what, setting);
    }

    Optional<Setting> get(String what) {
        return Optional.ofNullable(settings.get(what));
    }
}
