package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

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
            Optional<String> hazards =
                    Optional.of(BOTH.classify(reading(one)).hazards().toString());
            assertThat(hazards)
                    .as(one.id())
                    .contains(RULES.classify(reading(one)).hazards().toString());
        }
    }

    @Test
    void sameExamplesTeachTheSame() {
        Reading reading = words("xin cho biết tình hình chung của khu này");

        assertThat(new PhraseClassifier(EvnProfile.PROFILE, true).classify(reading))
                .isEqualTo(BOTH.classify(reading));
    }

    private static Reading reading(Case one) {
        return one.reading().with(Reading.ACCOUNT, one.channel() + ' ' + one.account());
    }

    private static Reading words(String text) {
        return Reading.builder().field(Reading.DESCRIPTION, text).build();
    }
}
