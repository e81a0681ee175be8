package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.NoticeWish;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeWishesTest {
    private final NoticeWishes wishes = new NoticeWishes(EvnProfile.PROFILE);

    @ParameterizedTest
    @ValueSource(strings = {"TU CHOI", "từ chối", " Từ  chối!", "stop", "STOP.", "Không nhắn tin"})
    void messageThatSaysNothingElseIsAWish(String text) {
        assertThat(wish("sms", text)).contains(NoticeWish.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop cúp điện đi",
                "Từ chối nghiệm thu công tơ, xin hẹn lại",
                "khong nhan tin nua, mat dien roi",
                "mất điện",
                "!?",
            })
    void whoeverWritesAnythingMoreIsRead(String text) {
        assertThat(wish("sms", text)).isEmpty();
    }

    @Test
    void wishCanBeTakenBackAndBelongsToItsChannel() {
        assertThat(wish("sms", "start")).contains(NoticeWish.AGAIN);
        assertThat(wish("email", "STOP")).isEmpty();
    }

    private Optional<NoticeWish> wish(String channel, String text) {
        return wishes.in(
                channel, Reading.builder().field(Reading.DESCRIPTION, text).build());
    }
}
