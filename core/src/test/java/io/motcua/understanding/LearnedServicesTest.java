package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Priority;
import io.motcua.profile.Example;
import io.motcua.spi.Classifier;
import io.motcua.understanding.Corpus.Case;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The labelled messages are none of the examples that are learned from, so they may judge what was learned. */
class LearnedServicesTest {
    private static final Classifier RULES = new PhraseClassifier(EvnProfile.PROFILE, false);
    private static final Classifier BOTH = new PhraseClassifier(EvnProfile.PROFILE, true);
    private static final List<Case> LABELLED = Stream.of("app", "hotline", "web", "sms")
            .flatMap(channel -> Corpus.load(channel).stream())
            .filter(one -> one.label("serviceCode").isPresent())
            .toList();

    @Test
    void whatRulesAreSilentAboutIsLearned() {
        Reading reading = words("tủ lạnh với máy tính tiêu hết sau khi điện lên lại, đề nghị lập biên bản");

        assertThat(BOTH.classify(reading).serviceCode()).isEqualTo("COMPLAINT_DAMAGE");
        assertThat(BOTH.classify(words("Nhà khóa cửa đi xa, sao phải trả bằng này"))
                        .evidence())
                .anyMatch(piece -> piece.rule().equals("service.learned"));
    }

    @Test
    void dangerIsNeitherLearnedNorForgotten() {
        for (Case one : LABELLED) {
            Classification both = BOTH.classify(reading(one));
            Classification rules = RULES.classify(reading(one));

            assertThat(both.hazards()).as(one.id()).isEqualTo(rules.hazards());
            assertThat(both.priority() == Priority.P0).as(one.id()).isEqualTo(rules.priority() == Priority.P0);
        }
    }

    @Test
    void sameExamplesTeachTheSame() {
        Reading reading = words("xin cho biết tình hình chung của khu này");

        assertThat(new PhraseClassifier(EvnProfile.PROFILE, true).classify(reading))
                .isEqualTo(BOTH.classify(reading));
    }

    /** Of two services the solver weighs one alone. */
    @Test
    void twoServicesAreToldApart() {
        Optional<LearnedServices> learned = learned(
                new Example("BILL", "hoá đơn sai"),
                new Example("BILL", "hoá đơn cao quá"),
                new Example("METER", "công tơ chạy nhanh"),
                new Example("METER", "công tơ hỏng"));

        assertThat(learned.orElseThrow().judge(mentions("xem lại hoá đơn")).orElseThrow())
                .satisfies(opinion -> assertThat(opinion.service()).isEqualTo("BILL"))
                .satisfies(opinion -> assertThat(opinion.likely()).hasSize(2));
        assertThat(learned.orElseThrow()
                        .judge(mentions("công tơ cháy"))
                        .orElseThrow()
                        .service())
                .isEqualTo("METER");
    }

    @Test
    void nothingIsLearnedOfOneServiceOrOfExamplesThatShareNoWord() {
        assertThat(learned()).isEmpty();
        assertThat(learned(new Example("BILL", "hoá đơn sai"), new Example("BILL", "hoá đơn cao quá")))
                .isEmpty();
        assertThat(learned(new Example("BILL", "hoá đơn"), new Example("METER", "công tơ")))
                .isEmpty();
        assertThat(learned(new Example("BILL", "1 2 3"), new Example("METER", "1 2 3")))
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfWordsThatNoExampleHas() {
        LearnedServices learned = learned(new Example("BILL", "hoá đơn"), new Example("METER", "hoá đơn công tơ"))
                .orElseThrow();

        assertThat(learned.judge(mentions(""))).isEmpty();
        assertThat(learned.judge(mentions("một hai ba"))).isEmpty();
        assertThat(learned.judge(mentions("một hai ba ".repeat(100_000)))).isEmpty();
    }

    private static Optional<LearnedServices> learned(Example... examples) {
        return LearnedServices.of(List.of(examples), LearnedServicesTest::mentions);
    }

    private static Mentions mentions(String text) {
        return Mentions.of(FoldedText.of(text), new PhraseIndex(List.of(), true), List.of());
    }

    private static Reading reading(Case one) {
        return one.reading().with(Reading.ACCOUNT, one.channel() + ' ' + one.account());
    }

    private static Reading words(String text) {
        return Reading.builder().field(Reading.DESCRIPTION, text).build();
    }
}
