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
import io.motcua.text.Likeness;
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
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the tables of a profile in the order in which they refer to each other, and checks each against the earlier. A table
 * that refers to a broken one is not read, so that one mistake is not told as many.
 */
final class ProfileLoader {
    private static final String CODES = "customer-codes.csv";

    private static final List<String> OF_SERVICES = List.of("defaultService", "hazardService", "lifeSupportService");

    private final Path folder;

    /** Whose the accounts are, by {@link Profile#accountKey}, and of which channels they are. */
    private record Accounts(Map<String, String> utilities, Channels channels) {}

    ProfileLoader(Path folder) {
        this.folder = folder;
    }

    Profile load() throws ProfileException {
        Mistakes mistakes = new Mistakes();
        Optional<Settings> settings = mistakes.attempt(() -> Settings.read(folder));
        Optional<Map<String, Utility>> utilities = mistakes.attempt(this::utilities);
        Optional<Map<String, Service>> services = mistakes.attempt(this::services);
        Optional<List<OldPrefix>> oldPrefixes = mistakes.attempt(this::oldPrefixes);
        Optional<RoutingRules> routing = mistakes.attempt(() -> RoutingRules.read(folder));

        Optional<CodeShape> shape = settings.flatMap(set -> mistakes.attempt(set::codeShape));
        Optional<ZoneId> timeZone = settings.flatMap(set -> mistakes.attempt(set::timeZone));
        Optional<String> phoneRegion = settings.flatMap(set -> mistakes.attempt(set::phoneRegion));
        Optional<Optional<String>> tracking = settings.flatMap(set -> mistakes.attempt(set::trackingAddress));
        Optional<Set<String>> hazards = settings.flatMap(set -> mistakes.attempt(set::hazards));
        settings.ifPresent(set -> services.ifPresent(
                all -> OF_SERVICES.forEach(key -> mistakes.check(() -> set.checkService(key, all)))));

        Optional<Territory> territory = settings.flatMap(set ->
                utilities.flatMap(all -> mistakes.attempt(() -> new TerritoryTables(folder, set, all).read())));
        Optional<Accounts> accounts = utilities.flatMap(all -> mistakes.attempt(() -> accounts(all)));
        Optional<PhraseTables> words =
                services.flatMap(all -> hazards.map(known -> new PhraseTables(folder, all, known)));
        Optional<List<Phrase>> phrases = words.flatMap(tables -> mistakes.attempt(tables::phrases));
        Optional<List<ServiceRule>> serviceRules =
                phrases.flatMap(read -> mistakes.attempt(words.orElseThrow()::rules));
        Optional<List<Example>> examples = words.flatMap(tables ->
                mistakes.attempt(() -> tables.examples(settings.orElseThrow().text("hazardService"))));
        Optional<ServiceLevels> serviceLevels = timeZone.flatMap(zone -> services.flatMap(all ->
                utilities.flatMap(those -> mistakes.attempt(() -> new SlaTables(folder, zone, all, those).read()))));
        Optional<NoticeWords> notices =
                settings.flatMap(set -> services.flatMap(all -> accounts.flatMap(known -> mistakes.attempt(
                        () -> NoticeWords.read(folder, set.text("language"), all.keySet(), known.channels())))));
        Optional<NoticeRules> noticeRules = notices.flatMap(read -> mistakes.attempt(() -> new NoticeTables(
                        folder, settings.orElseThrow(), accounts.orElseThrow().channels())
                .read(read.languages())));

        Optional<CustomerCodes> codes = territory.flatMap(places ->
                shape.flatMap(form -> mistakes.attempt(() -> codes(utilities.orElseThrow(), places, form))));
        Optional<Map<String, String>> units =
                codes.flatMap(read -> mistakes.attempt(() -> units(read, shape.orElseThrow())));
        Optional<List<ProvinceAlias>> aliases = territory.flatMap(places -> mistakes.attempt(() -> aliases(places)));
        Optional<Map<String, Province>> areaCodes =
                territory.flatMap(places -> mistakes.attempt(() -> TerritoryTables.areaCodes(folder, places)));
        mistakes.check(() -> KnownFiles.check(folder));
        mistakes.end();

        Settings set = settings.orElseThrow();
        return new Profile(
                set.text("id"),
                set.text("version"),
                timeZone.orElseThrow(),
                set.text("language"),
                phoneRegion.orElseThrow(),
                set.text("placeSystem"),
                shape.orElseThrow(),
                set.text("defaultService"),
                set.text("hazardService"),
                set.text("lifeSupportService"),
                Collections.unmodifiableMap(utilities.orElseThrow()),
                Collections.unmodifiableMap(services.orElseThrow()),
                territory.orElseThrow(),
                codes.orElseThrow(),
                units.orElseThrow(),
                routing.orElseThrow(),
                aliases.orElseThrow(),
                areaCodes.orElseThrow(),
                oldPrefixes.orElseThrow(),
                accounts.orElseThrow().utilities(),
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

    private Accounts accounts(Map<String, Utility> utilities) throws ProfileException {
        Table table = Table.read(folder, "accounts.csv", List.of("channel", "account", "utility"));
        table.unique("channel", "account");
        Map<String, String> accounts = new HashMap<>();
        Set<String> channels = new TreeSet<>();
        table.each(row -> {
            channels.add(row.required("channel"));
            String key = Profile.accountKey(row.required("channel"), row.required("account"));
            accounts.put(key, row.optional("utility").isPresent() ? utility(row, utilities) : "");
        });
        return new Accounts(Map.copyOf(accounts), new Channels(channels));
    }

    static String utility(Row row, Map<String, Utility> utilities) throws ProfileException {
        String id = row.required("utility");
        if (!utilities.containsKey(id)) {
            throw row.wrong(
                    "utility '" + id + "'",
                    Likeness.nearest(id, utilities.keySet())
                                    .map(near -> "'" + near + "' perhaps; ")
                                    .orElse("") + "one of utilities.csv: " + utilities.keySet());
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
