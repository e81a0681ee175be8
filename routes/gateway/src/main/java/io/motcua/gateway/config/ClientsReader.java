package io.motcua.gateway.config;

import io.motcua.gateway.config.ChannelSettings.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads lists of clients: who may send on a channel, by which account, with which keys. */
final class ClientsReader {
    static final Pattern ACCOUNT = Pattern.compile("[\\p{L}\\p{N}+@._-]{1,255}");
    static final String ACCOUNT_EXPECTED = "an account's name: letters, digits and + @ . _ -";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String CLIENTS = "a list of clients, as in [{account: NAME, key: env:NAME}]";
    private static final int MIN_KEY_LENGTH = 16;

    private final Lines lines;

    ClientsReader(Lines lines) {
        this.lines = lines;
    }

    /** The clients that stand under this name in the group. */
    List<Client> read(Section group, String name, String channel) {
        List<Client> clients = new ArrayList<>();
        for (Setting item : group.get(name).map(s -> s.list(CLIENTS)).orElse(List.of())) {
            Section section = item.section("account", "client", "key");
            Optional<String> account = section.need("account", "the account's name, as the profile knows it")
                    .flatMap(s -> s.text(ACCOUNT, ACCOUNT_EXPECTED));
            int number = clients.size();
            List<Secret> keys = section.need("key", "env:NAME or file:path, the key that the client shows")
                    .map(s -> keys(s, channel, number))
                    .orElse(List.of());
            if (account.isEmpty()) {
                continue;
            }
            Setting named = section.get("client").orElse(section.get("account").orElseThrow());
            String client = named.text(
                            NAME,
                            "'client: NAME' with at most 64 letters, digits and . _ -; left out, it is the account's name")
                    .orElse(channel + number);
            lines.put(Lines.client(channel, number), named);
            section.get("account").ifPresent(s -> lines.put(Lines.account(channel, number), s));
            clients.add(new Client(client, account.get(), keys));
        }
        return clients;
    }

    /** One key, or several while one replaces the other. */
    private List<Secret> keys(Setting setting, String channel, int number) {
        lines.put(Lines.key(channel, number), setting);
        List<Secret> keys = new ArrayList<>();
        for (Setting one : setting.oneOrMore()) {
            strong(one).ifPresent(keys::add);
        }
        return keys;
    }

    /** A secret that cannot be guessed. */
    static Optional<Secret> strong(Setting setting) {
        Optional<Secret> key = setting.secret();
        if (key.isPresent() && key.get().isShorterThan(MIN_KEY_LENGTH)) {
            setting.mistake(
                    "a key of fewer than " + MIN_KEY_LENGTH + " characters, which can be guessed",
                    "a longer one, for example from 'openssl rand -hex 16'");
        }
        return key;
    }
}
