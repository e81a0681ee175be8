package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpTest {
    static Iterable<String> classes() {
        return WarmUp.CLASSES;
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyClassToWarmUpWithIsThere(String name) {
        assertThatCode(() -> Class.forName(name, false, WarmUp.class.getClassLoader()))
                .doesNotThrowAnyException();
    }
}
