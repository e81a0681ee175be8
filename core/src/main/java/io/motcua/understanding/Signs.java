package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.profile.ServiceRule;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The profile's rules about services, ready to be asked of many texts: its signs are numbered, and sets of them are bits. */
final class Signs {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    /** A set of signs. */
    record Bits(long low, long high) {
        static final Bits NONE = new Bits(0, 0);

        boolean meets(Bits other) {
            return (low & other.low) != 0 || (high & other.high) != 0;
        }

        Bits with(Bits other) {
            return new Bits(low | other.low, high | other.high);
        }
    }

    private record Rule(ServiceRule rule, List<Bits> needs, List<Bits> with, Bits unless, Bits never) {

        private Optional<Integer> sentence(List<Bits> sentences, Bits all) {
            if (all.meets(never) || !with.stream().allMatch(all::meets)) {
                return Optional.empty();
            }
            for (int i = 0; i < sentences.size(); i++) {
                Bits here = sentences.get(i);
                if (needs.stream().allMatch(here::meets) && !here.meets(unless)) {
                    return Optional.of(i);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A rule that applies.
     *
     * @param sentence the first that it applies in
     */
    record Applied(ServiceRule rule, int sentence) {}

    Signs(Profile profile) {
        this(profile.serviceRules());
    }

    Signs(List<ServiceRule> ofProfile) {
        for (ServiceRule rule : ofProfile) {
            rules.add(
                    new Rule(rule, groups(rule.needs()), groups(rule.with()), bits(rule.unless()), bits(rule.never())));
        }
        if (numbers.size() > ServiceRule.MOST_SIGNS) {
            throw new IllegalArgumentException(
                    "Rules with " + numbers.size() + " signs; at most " + ServiceRule.MOST_SIGNS);
        }
    }

    /**
     * The rules that apply, in the profile's order.
     *
     * @param wordless the signs that hold and stand in no words
     */
    List<Applied> apply(Mentions mentions, Set<String> wordless) {
        List<Bits> sentences = new ArrayList<>();
        List<Integer> numbered = new ArrayList<>();
        Bits all = Bits.NONE;
        for (String sign : wordless) {
            all = all.with(bit(sign));
        }
        int sentence = -1;
        for (Match match : mentions.of(Kind.SIGNAL)) {
            Bits sign = bit(mentions.phrase(match).code());
            all = all.with(sign);
            // Sentences without a sign need no entry of their own, since every rule about sentences needs one.
            if (mentions.sentence(match) != sentence) {
                sentence = mentions.sentence(match);
                sentences.add(sign);
                numbered.add(sentence);
            } else {
                sentences.set(
                        sentences.size() - 1,
                        sentences.get(sentences.size() - 1).with(sign));
            }
        }
        if (sentences.isEmpty()) {
            sentences.add(Bits.NONE);
            numbered.add(0);
        }
        List<Applied> applied = new ArrayList<>();
        for (Rule rule : rules) {
            Optional<Integer> where = rule.sentence(sentences, all);
            where.ifPresent(at -> applied.add(new Applied(rule.rule(), numbered.get(at))));
        }
        return applied;
    }

    private List<Bits> groups(List<Set<String>> groups) {
        return groups.stream().map(this::bits).toList();
    }

    private Bits bits(Collection<String> signs) {
        Bits bits = Bits.NONE;
        for (String sign : signs) {
            numbers.putIfAbsent(sign, numbers.size());
            bits = bits.with(bit(sign));
        }
        return bits;
    }

    /** The sign alone; nothing for one that no rule asks for. */
    private Bits bit(String sign) {
        Integer number = numbers.get(sign);
        if (number == null) {
            return Bits.NONE;
        }
        return number < Long.SIZE ? new Bits(1L << number, 0) : new Bits(0, 1L << number);
    }
}
