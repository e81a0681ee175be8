package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.motcua.profile.Phrase;
import io.motcua.profile.ServiceRule;
import io.motcua.understanding.Signs.Applied;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules over the signs "a" to "d", which stand in the text as words; "x" is none. */
class SignsTest {

    @ParameterizedTest
    @CsvSource({
        // needs, with, unless, never, text, applies
        "A, '', '', '', x a x, true",
        "A, '', '', '', x, false",
        "A B, '', '', '', a x b, true",
        "A B, '', '', '', a! B, false",
        "A/B, '', '', '', b, true",
        "A/B C, '', '', '', c b, true",
        "A/B C, '', '', '', a b, false",
        "'', A B, '', '', b! A, true",
        "'', A/C B, '', '', b! C, true",
        "'', A B, '', '', b, false",
        "A, B, '', '', a! B, true",
        "A, B, '', '', a, false",
        "A, '', B, '', a b, false",
        "A, '', B, '', a! B, true",
        "A, '', B, '', a b! A, true",
        "A, '', '', B, a! B, false",
        "A, '', '', B C, a! C, false",
        "'', A, '', A, a, false",
        "'', A, B, '', a b, false",
    })
    void ruleAppliesWhereItsSignsSay(
            String needs, String with, String unless, String never, String text, boolean applies) {
        ServiceRule rule = new ServiceRule("rule", "OTHER", groups(needs), groups(with), all(unless), all(never), 1);

        assertThat(new Signs(List.of(rule)).apply(mentions(text), Set.of()).isEmpty())
                .isEqualTo(!applies);
    }

    @Test
    void ruleNamesTheFirstSentenceThatItAppliesIn() {
        ServiceRule rule = needs("rule", "A B");

        List<Applied> applied = new Signs(List.of(rule)).apply(mentions("x! A! X! A b! B a"), Set.of());

        assertThat(applied).containsExactly(new Applied(rule, 3));
    }

    @Test
    void rulesApplyInTheProfilesOrder() {
        List<ServiceRule> rules = List.of(needs("second", "B"), needs("none", "C"), needs("first", "A"));

        assertThat(new Signs(rules).apply(mentions("a b"), Set.of()))
                .extracting(applied -> applied.rule().name())
                .containsExactly("second", "first");
    }

    @Test
    void signWithoutWordsHoldsEverywhere() {
        ServiceRule with =
                new ServiceRule("with", "OTHER", List.of(), List.of(Set.of(ServiceRule.CHOSEN)), Set.of(), Set.of(), 1);
        ServiceRule never =
                new ServiceRule("never", "OTHER", groups("A"), List.of(), Set.of(), Set.of(ServiceRule.CHOSEN), 1);
        Signs signs = new Signs(List.of(with, never));

        assertThat(signs.apply(mentions("a"), Set.of(ServiceRule.CHOSEN)))
                .extracting(Applied::rule)
                .containsExactly(with);
        assertThat(signs.apply(mentions("x"), Set.of(ServiceRule.CHOSEN)))
                .extracting(Applied::rule)
                .containsExactly(with);
        assertThat(signs.apply(mentions("a"), Set.of()))
                .extracting(Applied::rule)
                .containsExactly(never);
    }

    @Test
    void everyOneOfTheMostSignsIsToldFromTheOthers() {
        List<ServiceRule> rules = new ArrayList<>();
        for (int i = 0; i < ServiceRule.MOST_SIGNS - 1; i++) {
            rules.add(needs("rule " + i, "S" + i));
        }
        rules.add(needs("last", "A"));

        assertThat(new Signs(rules).apply(mentions("a"), Set.of()))
                .extracting(applied -> applied.rule().name())
                .containsExactly("last");
        rules.add(needs("one too many", "B"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Signs(rules)).withMessageContaining("129");
    }

    private static ServiceRule needs(String name, String needs) {
        return new ServiceRule(name, "OTHER", groups(needs), List.of(), Set.of(), Set.of(), 1);
    }

    /** As a profile writes them: groups parted by blanks, alternatives by slashes. */
    private static List<Set<String>> groups(String text) {
        return all(text).stream().map(group -> Set.of(group.split("/"))).toList();
    }

    private static Set<String> all(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
    }

    private static Mentions mentions(String text) {
        List<Phrase> phrases = List.of("a", "b", "c", "d").stream()
                .map(word -> new Phrase(word, Phrase.Kind.SIGNAL, word.toUpperCase(Locale.ROOT), 1))
                .toList();
        PhraseIndex index = new PhraseIndex(phrases.stream().map(Phrase::text).toList(), true);
        return Mentions.of(FoldedText.of(text), index, phrases);
    }
}
