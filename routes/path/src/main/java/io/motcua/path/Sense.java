package io.motcua.path;

import io.motcua.spi.Normaliser;
import io.motcua.understanding.NoticeWishes;
import io.motcua.understanding.Understanding;
import io.motcua.understanding.Wording;
import java.util.Map;

/** All that a version of the profile makes of requests; whoever uses it reads it once for each request. */
record Sense(Understanding understanding, Wording wording, NoticeWishes wishes, Glance glance) {

    /** What an understanding makes of requests that come in these formats. */
    static Sense of(Understanding understanding, Map<String, Normaliser> normalisers) {
        return new Sense(
                understanding,
                new Wording(understanding.profile()),
                new NoticeWishes(understanding.profile()),
                new Glance(understanding, normalisers));
    }
}
