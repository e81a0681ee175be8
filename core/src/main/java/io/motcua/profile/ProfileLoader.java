package io.motcua.profile;

import io.motcua.Priority;
import io.motcua.Urgency;
import io.motcua.profile.Table.Row;
import io.motcua.sla.ServiceLevels;
import io.motcua.territory.CodeRule;
import io.motcua.territory.CustomerCodes;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import io.motcua.territory.Validity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the tables of a profile in the order in which they refer to each other, and checks each against the earlier. A table
 * that refers to a broken one is not read, so that one mistake is not told as many.
 */
final class ProfileLoader {
    private static final String CODES = "customer-codes.csv";

    private final Path folder;

    ProfileLoader(Path folder) {
        this.folder = folder;
    }

    Profile load() throws ProfileException {
        Mistakes mistakes = new Mistakes();
        Optional<Settings> settings = mistakes.attempt(() -> Settings.read(folder));
        Optional<Map<String, Utility>> utilities = mistakes.attempt(this::utilities);
        Optional<Map<String, Service>> services = mistakes.attempt(this::services);
        mistakes.end();
        return load(settings.orElseThrow(), utilities.orElseThrow(), services.orElseThrow());
    }

    private Profile load(Settings settings, Map<String, Utility> utilities, Map<String, Service> services)
            throws ProfileException {
        Mistakes mistakes = new Mistakes();
        Optional<CodeShape> shape = mistakes.attempt(settings::codeShape);
        Optional<ZoneId> timeZone = mistakes.attempt(settings::timeZone);
        Optional<String> phoneRegion = mistakes.attempt(settings::phoneRegion);
        Optional<Optional<String>> tracking = mistakes.attempt(settings::trackingAddress);
        for (String key : List.of("defaultService", "hazardService", "lifeSupportService")) {
            mistakes.check(() -> settings.checkService(key, services));
        }
        Optional<Territory> territory = mistakes.attempt(() -> new TerritoryTables(folder, settings, utilities).read());
        Optional<Map<String, String>> accounts = mistakes.attempt(() -> accounts(utilities));
        Optional<List<OldPrefix>> oldPrefixes = mistakes.attempt(this::oldPrefixes);
        PhraseTables words = new PhraseTables(folder, services);
        Optional<List<Phrase>> phrases = mistakes.attempt(words::phrases);
        Optional<List<Example>> examples = mistakes.attempt(() -> words.examples(settings.text("hazardService")));
        Optional<NoticeWords> notices =
                mistakes.attempt(() -> NoticeWords.read(folder, settings.text("language"), services.keySet()));
        Optional<RoutingRules> routing = mistakes.attempt(() -> RoutingRules.read(folder));
        mistakes.end();

        Territory places = territory.orElseThrow();
        Optional<CustomerCodes> codes = mistakes.attempt(() -> codes(utilities, places, shape.orElseThrow()));
        Optional<List<ProvinceAlias>> aliases = mistakes.attempt(() -> aliases(places));
        Optional<List<ServiceRule>> serviceRules = mistakes.attempt(() -> words.rules(phrases.orElseThrow()));
        Optional<ServiceLevels> serviceLevels =
                mistakes.attempt(() -> new SlaTables(folder, timeZone.orElseThrow(), services, utilities).read());
        Optional<NoticeRules> noticeRules = mistakes.attempt(() ->
                new NoticeTables(folder, settings).read(notices.orElseThrow().languages()));
        Optional<Map<String, Province>> areaCodes = mistakes.attempt(() -> TerritoryTables.areaCodes(folder, places));
        mistakes.end();

        return new Profile(
                settings.text("id"),
                settings.text("version"),
                timeZone.orElseThrow(),
                settings.text("language"),
                phoneRegion.orElseThrow(),
                settings.text("placeSystem"),
                shape.orElseThrow(),
                settings.text("defaultService"),
                settings.text("hazardService"),
                settings.text("lifeSupportService"),
                Collections.unmodifiableMap(utilities),
                Collections.unmodifiableMap(services),
                places,
                codes.orElseThrow(),
                units(codes.orElseThrow(), shape.orElseThrow()),
                routing.orElseThrow(),
                aliases.orElseThrow(),
                areaCodes.orElseThrow(),
                oldPrefixes.orElseThrow(),
                accounts.orElseThrow(),
                phrases.orElseThrow(),
                serviceRules.orElseThrow(),
                examples.orElseThrow(),
                serviceLevels.orElseThrow(),
                notices.orElseThrow(),
                noticeRules.orElseThrow(),
                tracking.orElseThrow());
    }

    private Map<String, Utility> utilities() throws ProfileException {
        Table table = Table.read(folder, "utilities.csv", List.of("id", "name_vi", "name_en", "hotline"));
        table.unique("id");
        Map<String, Utility> utilities = new LinkedHashMap<>();
        table.each(row -> {
            String id = row.required("id");
            utilities.put(
                    id, new Utility(id, row.required("name_vi"), row.required("name_en"), row.required("hotline")));
        });
        if (utilities.isEmpty()) {
            throw table.wrong("no utility", "at least one");
        }
        return utilities;
    }

    private Map<String, Service> services() throws ProfileException {
        Table table = Table.read(
                folder,
                "catalogue.csv",
                List.of("service_code", "priority", "urgency", "place_decides", "name_vi", "name_en"),
                List.of("slight"));
        table.unique("service_code");
        Map<String, Service> services = new LinkedHashMap<>();
        table.each(row -> {
            String code = row.required("service_code");
            services.put(
                    code,
                    new Service(
                            code,
                            row.choice("priority", Priority.class),
                            row.choice("urgency", Urgency.class),
                            row.yes("place_decides"),
                            row.required("name_vi"),
                            row.required("name_en"),
                            row.optional("slight").isPresent() && row.yes("slight")));
        });
        return services;
    }

    private CustomerCodes codes(Map<String, Utility> utilities, Territory territory, CodeShape shape)
            throws ProfileException {
        Table table =
                Table.read(folder, CODES, List.of("prefix", "utility", "province_code", "valid_from", "valid_until"));
        table.unique("prefix", "valid_from");
        List<CodeRule> rules = new ArrayList<>();
        table.each(row -> {
            String prefix = row.required("prefix");
            if (prefix.length() > shape.unitLength() || !prefix.chars().allMatch(ProfileLoader::codeCharacter)) {
                throw row.wrong(
                        "prefix '" + prefix + "'", "1 to " + shape.unitLength() + " capitals A to Z and digits");
            }
            rules.add(new CodeRule(prefix, utility(row, utilities), row.optional("province_code"), validity(row)));
        });
        table.refuse(CustomerCodes.faults(rules, territory));
        return new CustomerCodes(rules);
    }

    private Map<String, String> units(CustomerCodes codes, CodeShape shape) throws ProfileException {
        Table table = Table.read(folder, "units.csv", List.of("unit_code", "name"));
        table.unique("unit_code");
        Map<String, String> units = new LinkedHashMap<>();
        table.each(row -> {
            String code = row.required("unit_code");
            if (code.length() > shape.unitLength() || codes.prefix(code).isEmpty()) {
                throw row.wrong(
                        "unit_code '" + code + "'",
                        "at most " + shape.unitLength() + " characters that begin with a prefix of " + CODES);
            }
            units.put(code, row.required("name"));
        });
        return Collections.unmodifiableMap(units);
    }

    private List<ProvinceAlias> aliases(Territory territory) throws ProfileException {
        Table table = Table.read(folder, "province-aliases.csv", List.of("alias", "province_code", "valid_on", "kind"));
        table.unique("alias");
        List<ProvinceAlias> aliases = new ArrayList<>();
        table.each(row -> {
            Province province = province(row, territory);
            ProvinceAlias.Kind kind = row.choice("kind", ProvinceAlias.Kind.class);
            aliases.add(new ProvinceAlias(row.required("alias"), province, kind));
        });
        return aliases;
    }

    private List<OldPrefix> oldPrefixes() throws ProfileException {
        Table table = Table.readIfAny(folder, "old-phone-prefixes.csv", List.of("old_prefix", "new_prefix", "digits"));
        table.unique("old_prefix", "digits");
        List<OldPrefix> prefixes = new ArrayList<>();
        table.each(row -> {
            for (String column : List.of("old_prefix", "new_prefix")) {
                if (!row.get(column).matches("0[0-9]{1,5}")) {
                    throw row.wrong(
                            column + " '" + row.get(column) + "'",
                            "digits as dialled within the country, with the leading 0");
                }
            }
            if (!row.get("digits").matches("9|1[0-5]")) {
                throw row.wrong("digits '" + row.get("digits") + "'", "how many digits the old number has, 9 to 15");
            }
            prefixes.add(
                    new OldPrefix(row.get("old_prefix"), row.get("new_prefix"), Integer.parseInt(row.get("digits"))));
        });
        return prefixes;
    }

    private Map<String, String> accounts(Map<String, Utility> utilities) throws ProfileException {
        Table table = Table.read(folder, "accounts.csv", List.of("channel", "account", "utility"));
        table.unique("channel", "account");
        Map<String, String> accounts = new HashMap<>();
        table.each(row -> {
            String key = Profile.accountKey(row.required("channel"), row.required("account"));
            accounts.put(key, row.optional("utility").isPresent() ? utility(row, utilities) : "");
        });
        return Map.copyOf(accounts);
    }

    static String utility(Row row, Map<String, Utility> utilities) throws ProfileException {
        String id = row.required("utility");
        if (!utilities.containsKey(id)) {
            throw row.wrong("utility '" + id + "'", "one of utilities.csv: " + utilities.keySet());
        }
        return id;
    }

    static Province province(Row row, Territory territory) throws ProfileException {
        String code = row.required("province_code");
        LocalDate day = row.day("valid_on").orElseThrow(() -> row.wrong("an empty valid_on", "a day"));
        return territory
                .province(code, day)
                .orElseThrow(() -> row.wrong("province_code '" + code + "'", "a province that is valid on " + day));
    }

    static Validity validity(Row row) throws ProfileException {
        Optional<LocalDate> from = row.day("valid_from");
        Optional<LocalDate> until = row.day("valid_until");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw row.wrong("valid_until " + until.get(), "a day after valid_from " + from.get());
        }
        return new Validity(from, until);
    }

    private static boolean codeCharacter(int c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
