package io.motcua.profile;

import java.util.Objects;

/**
 * Words that mean something to the gateway. {@code …} between two words stands for up to seven others in the same
 * sentence, {@code …3} for up to three; <code>{a|b c|}</code> stands for one of its alternatives, of which an empty one is
 * nothing. A word with accents matches the same word with the same accents, or without any; with {@code =} before it, only
 * as it is written.
 *
 * @param text the words
 * @param kind what they are a sign of
 * @param code which service, hazard or level, by kind; empty where the kind says it all
 * @param strength their weight against other phrases of the kind, above 0
 */
public record Phrase(String text, Kind kind, String code, double strength) {
    /** How many wordings the alternatives of a phrase may come to, between two {@code …}. */
    public static final int MOST_WORDINGS = 20_000;

    /** What a phrase is a sign of. */
    public enum Kind {
        /** A service is asked for; the code is of the catalogue. */
        SERVICE,
        /** A sign that rules about services combine; the code is its name. */
        SIGNAL,
        /** A short message that begins with it and goes on with a code is the order of a service. */
        COMMAND,
        /**
         * Life is in danger; the code names the hazard, and is empty for one that has no name. A strength of 2 or more is for
         * what cannot be harmless.
         */
        HAZARD,
        /** Life hangs on the supply; the code is the hazard's. */
        LIFE_SUPPORT,
        /** Words that look like others that mean something, and take that meaning away. */
        FIGURATIVE,
        /** What follows at once is not so. */
        NEGATION,
        /**
         * It was so and is over: {@code DONE} when it stands behind, {@code LONG_AGO} when it stands before, {@code CLEAR} of
         * the whole message; {@code RETRO} tells that a message looks back, {@code RECENT} that it may, and {@code CALM} that
         * what sounds dangerous is not.
         */
        PAST,
        /** It is so now; {@code REPAIR} asks for help, {@code OTHERWISE} is an "if not" that supposes nothing. */
        PRESENT,
        /**
         * What follows is only thought of; with {@code ASKED} only if a {@code QUESTION} stands in the sentence. After
         * {@code REST} the rest of the sentence tells of others; with {@code THEME} the whole message is about danger as such.
         */
        HYPOTHETICAL,
        /** The place named before is called otherwise today. */
        FORMER,
        /** The trouble may be somewhere else than the person; code {@code AWAY}: whatever follows. */
        ELSEWHERE,
        /** What looked like {@link #ELSEWHERE} is where the person is. */
        HERE,
        /**
         * Places {@code NEXT} to it, in the {@code REST} of its sentence or in the whole {@code SENTENCE} are not where
         * the trouble is.
         */
        WHEREABOUTS,
        /**
         * A customer code after it is another person's or another supply's; with code {@code NAMED} only if a name follows,
         * with code {@code KIN} only where a {@link #SHARED_SUPPLY} is parted, with code {@code BEHIND} a code before it,
         * with code {@code FIELD} the one in the field.
         */
        OTHER_SUPPLY,
        /** A customer code after it is the person's own, whatever was said of others before. */
        OWN_SUPPLY,
        /** Several homes are on one supply, and one of them wants its own. */
        SHARED_SUPPLY,
        /**
         * The telephone number after it is the one to call; with code {@code LABEL} it only says that it is a number, with
         * {@code SENDER} the number that the message came from is meant, with {@code PREFER} it goes before others that are
         * to be called, with {@code PREFER_BEHIND} the number before it does, with {@code ELSE} the number is for when
         * others fail, with {@code NEW} the number directly behind it took another's place.
         */
        CALL_BACK,
        /**
         * The telephone number after it is not to be called; with code {@code BEHIND} the number before it, with code
         * {@code ALL} none at all.
         */
        DO_NOT_CALL,
        /**
         * The number after it is not that of the person who is to be called: a hotline, a fax, an account; with code
         * {@code NEXT} only the number directly behind it.
         */
        OTHER_NUMBER,
        /** What is said for the characters of codes and numbers; the code is the character. */
        SPOKEN,
        /** What advertising says, with its weight; {@code STRONG} needs no more. */
        ADVERTISING,
        /** What a machine's message begins with, or one that we sent ourselves. */
        MACHINE,
        /** What acknowledges a message of ours: {@code ANSWER} does, {@code FILLER} may stand around it. */
        ACKNOWLEDGEMENT,
        /**
         * Politeness that goes with any matter, and says nothing of it: {@code OPENING} when a message begins with it,
         * {@code CLOSING} when it ends with it. In between, thanks may be the matter.
         */
        COURTESY,
        /** What people say before their name. */
        NAME,
        /** {@code MANY} homes are affected, or {@code ONE}. */
        PREMISES,
        /**
         * The name after it says where; with the code {@code BESIDE}, a commune's name does not say it exactly, and with
         * {@code LABEL} a colon may stand between.
         */
        AT,
        /** It ends a sentence and says nothing. */
        PARTICLE,
        /**
         * A word for a level of place: {@code PROVINCE}, {@code CITY}, {@code DISTRICT}, {@code COMMUNE}, {@code HAMLET},
         * {@code STREET}, a {@code UTILITY}'s unit or an {@code OTHER} thing that is called after places. Behind a colon,
         * the word that names of its kind begin with in the tables, as in {@code DISTRICT:Quận}.
         */
        UNIT,
        /** The same, for a word that stands behind the name, as in English. */
        UNIT_BEHIND
    }

    public Phrase {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        if (!(strength > 0)) {
            throw new IllegalArgumentException("A strength is above 0, not " + strength);
        }
    }
}
