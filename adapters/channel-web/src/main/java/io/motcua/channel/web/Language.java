package io.motcua.channel.web;

import java.util.Locale;

/** A language of the pages. */
enum Language {
    /** Unless another is asked for. */
    VI("vi"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As BCP 47 writes it, and as an address names it. */
    String tag() {
        return tag;
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    Language other() {
        return this == VI ? EN : VI;
    }

    /** The language that an address asks for by {@code ?lang=}. */
    static Language of(Query query) {
        return query.value("lang").filter(EN.tag::equals).isPresent() ? EN : VI;
    }
}
