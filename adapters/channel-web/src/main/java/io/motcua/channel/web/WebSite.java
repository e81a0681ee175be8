package io.motcua.channel.web;

import io.motcua.profile.Profile;
import io.motcua.profile.Utility;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A site whose people the form serves: one account of the channel.
 *
 * @param path where the form stands, as in {@code /web/cskh.example.vn}; the other pages are below it
 * @param account what the submissions name as their account
 * @param titleVi who serves, in Vietnamese, as the head of every page says
 * @param titleEn the same in English
 * @param hotlines whom to call when life is in danger; the form names them all
 */
public record WebSite(String path, String account, String titleVi, String titleEn, List<Hotline> hotlines) {
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9][a-z0-9.-]*){1,8}");
    private static final int MAX_PATH = 200;

    /** A telephone number, and whose it is. */
    public record Hotline(String nameVi, String nameEn, String number) {
        public Hotline {
            Objects.requireNonNull(nameVi, "nameVi");
            Objects.requireNonNull(nameEn, "nameEn");
            Objects.requireNonNull(number, "number");
        }

        private static Hotline of(Utility utility) {
            return new Hotline(utility.nameVi(), utility.nameEn(), utility.hotline());
        }

        String name(Language language) {
            return language == Language.EN ? nameEn : nameVi;
        }
    }

    public WebSite {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(titleVi, "titleVi");
        Objects.requireNonNull(titleEn, "titleEn");
        hotlines = List.copyOf(hotlines);
        if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("The path of a site has small letters, digits, dots and hyphens after a"
                    + " /, as in /web, and at most " + MAX_PATH + " characters; '" + path + "' is none");
        }
    }

    /**
     * A site that bears the name and the hotline of the utility that the account belongs to. If it belongs to none, whose
     * customers come there cannot be known, and it names the hotlines of all.
     */
    public static WebSite of(Profile profile, String path, String account) {
        Optional<Utility> utility = profile.utilityOf(WebChannel.CHANNEL, account)
                .map(id -> Objects.requireNonNull(profile.utilities().get(id), id));
        return new WebSite(
                path,
                account,
                utility.map(Utility::nameVi).orElse(Texts.in(Language.VI).of("title.none")),
                utility.map(Utility::nameEn).orElse(Texts.in(Language.EN).of("title.none")),
                utility.map(Stream::of)
                        .orElse(profile.utilities().values().stream())
                        .map(Hotline::of)
                        .toList());
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
