package io.motcua.profile;

import io.motcua.sla.ServiceLevels;
import io.motcua.territory.CustomerCodes;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of what a gateway knows of its country and utilities. Immutable and safe for use by many threads.
 *
 * @param id names the profile
 * @param version names what its tables say; stored with every decision that was made by them
 * @param timeZone whose days the tables mean
 * @param language of the first names in the tables, as BCP 47 writes it
 * @param phoneRegion where numbers without a country code belong, as ISO 3166-1 writes it
 * @param placeSystem names the codes of {@link #territory}
 * @param codeShape what a customer code looks like
 * @param defaultService the catalogue's code for "none of these"
 * @param hazardService the catalogue's code for danger to life
 * @param lifeSupportService the catalogue's code that becomes the highest priority when life hangs on the supply
 * @param utilities by id, in the order of the table
 * @param services by code, in the order of the table
 * @param territory the places of all eras
 * @param customerCodes who serves which codes
 * @param units names of the managing units, by the head of their customers' codes
 * @param routing which evidence decides first
 * @param aliases other names of provinces
 * @param areaCodes where landlines are whose numbers begin so
 * @param oldPrefixes what telephone numbers began with before they were changed
 * @param accounts the utility of a channel's account, by {@link #accountKey}; empty for one of the whole group
 * @param phrases words that mean something
 * @param serviceRules what combinations of signs in the words speak for which service
 * @param examples what is learned about services
 * @param serviceLevels how long each step of a request may take
 * @param notices what requesters are told
 * @param noticeRules when they are told, and how many things at once
 * @param trackingAddress where requests can be looked up, if anywhere
 */
public record Profile(
        String id,
        String version,
        ZoneId timeZone,
        String language,
        String phoneRegion,
        String placeSystem,
        CodeShape codeShape,
        String defaultService,
        String hazardService,
        String lifeSupportService,
        Map<String, Utility> utilities,
        Map<String, Service> services,
        Territory territory,
        CustomerCodes customerCodes,
        Map<String, String> units,
        RoutingRules routing,
        List<ProvinceAlias> aliases,
        Map<String, Province> areaCodes,
        List<OldPrefix> oldPrefixes,
        Map<String, String> accounts,
        List<Phrase> phrases,
        List<ServiceRule> serviceRules,
        List<Example> examples,
        ServiceLevels serviceLevels,
        NoticeWords notices,
        NoticeRules noticeRules,
        Optional<String> trackingAddress) {

    public Profile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(territory, "territory");
        Objects.requireNonNull(customerCodes, "customerCodes");
        Objects.requireNonNull(serviceLevels, "serviceLevels");
        Objects.requireNonNull(notices, "notices");
        Objects.requireNonNull(noticeRules, "noticeRules");
        Objects.requireNonNull(trackingAddress, "trackingAddress");
        aliases = List.copyOf(aliases);
        areaCodes = Map.copyOf(areaCodes);
        oldPrefixes = List.copyOf(oldPrefixes);
        phrases = List.copyOf(phrases);
        serviceRules = List.copyOf(serviceRules);
        examples = List.copyOf(examples);
    }

    /**
     * Reads a profile's folder.
     *
     * @throws ProfileException if a table is missing, malformed, contradicts itself or another, or has a name that no
     *     table of a profile has; with the first 50 mistakes
     */
    public static Profile load(Path folder) throws ProfileException {
        try {
            return new ProfileLoader(folder).load();
        } catch (ProfileException e) {
            throw Mistakes.first(e);
        }
    }

    /** The utility that a channel's account belongs to; empty for an account of the whole group, or an unknown one. */
    public Optional<String> utilityOf(String channel, String account) {
        return Optional.ofNullable(accounts.get(accountKey(channel, account))).filter(utility -> !utility.isEmpty());
    }

    /** Every account of this channel that the tables know. */
    public Set<String> accountsOf(String channel) {
        String prefix = accountKey(channel, "");
        return accounts.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** This profile with other names of provinces and phrases besides: to be tried, under the same version. */
    public Profile with(List<ProvinceAlias> moreAliases, List<Phrase> morePhrases) {
        return new Profile(
                id,
                version,
                timeZone,
                language,
                phoneRegion,
                placeSystem,
                codeShape,
                defaultService,
                hazardService,
                lifeSupportService,
                utilities,
                services,
                territory,
                customerCodes,
                units,
                routing,
                and(aliases, moreAliases),
                areaCodes,
                oldPrefixes,
                accounts,
                and(phrases, morePhrases),
                serviceRules,
                examples,
                serviceLevels,
                notices,
                noticeRules,
                trackingAddress);
    }

    private static <T> List<T> and(List<T> list, List<T> more) {
        return Stream.concat(list.stream(), more.stream()).toList();
    }

    static String accountKey(String channel, String account) {
        return channel + ' ' + account;
    }

    /** Names the version; the tables are too long to print. */
    @Override
    public String toString() {
        return "Profile[" + id + " " + version + "]";
    }
}
