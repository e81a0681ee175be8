package io.motcua.channel.web;

import io.motcua.profile.Profile;
import io.motcua.profile.Utility;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A site whose people the form serves: one account of the channel.
 *
 * @param path where the form stands, as in {@code /web/cskh.example.vn}; the other pages are below it
 * @param account what the submissions name as their account
 * @param titleVi who serves, in Vietnamese, as the head of every page says
 * @param titleEn the same in English
 * @param hotline a telephone number for danger to life; the pages name it if there is one
 */
public record WebSite(String path, String account, String titleVi, String titleEn, Optional<String> hotline) {
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9][a-z0-9.-]*){1,8}");
    private static final int MAX_PATH = 200;

    public WebSite {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(titleVi, "titleVi");
        Objects.requireNonNull(titleEn, "titleEn");
        Objects.requireNonNull(hotline, "hotline");
        if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("The path of a site has small letters, digits, dots and hyphens after a"
                    + " /, as in /web, and at most " + MAX_PATH + " characters; '" + path + "' is none");
        }
    }

    /** A site that bears the name and the hotline of the utility that the account belongs to, if it belongs to one. */
    public static WebSite of(Profile profile, String path, String account) {
        Optional<Utility> utility = profile.utilityOf(WebChannel.CHANNEL, account)
                .map(id -> Objects.requireNonNull(profile.utilities().get(id), id));
        return new WebSite(
                path,
                account,
                utility.map(Utility::nameVi).orElse(Texts.in(Language.VI).of("title.none")),
                utility.map(Utility::nameEn).orElse(Texts.in(Language.EN).of("title.none")),
                utility.map(Utility::hotline));
    }

    String title(Language language) {
        return language == Language.EN ? titleEn : titleVi;
    }

    String trackPath() {
        return path + "/track";
    }

    String receivedPath(String slip) {
        return path + "/received/" + slip;
    }

    /** What tells its routes from those of other sites. */
    String routeSuffix() {
        return path.replace('/', '-');
    }
}
