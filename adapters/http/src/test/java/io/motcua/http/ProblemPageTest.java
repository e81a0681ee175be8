package io.motcua.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.spi.RememberingIntake;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class ProblemPageTest {
    private final RouteBuilder routes = new RouteBuilder() {
        @Override
        public void configure() {
            errorHandler(noErrorHandler());
            getContext().getRegistry().bind("page", (ProblemPage) ProblemPageTest::page);
            getContext().getRegistry().bind("broken", (ProblemPage) (problem, request) -> {
                throw new IllegalStateException("the secret of the house");
            });
            from("http-in:POST:/people/{name}?maxBytes=8&problemPage=#page").process(exchange -> {
                throw new ProblemException(Problems.invalid("no"));
            });
            from("http-in:POST:/broken?problemPage=#broken").process(exchange -> {
                throw new ProblemException(Problems.invalid("no"));
            });
        }
    };

    @Test
    void routesProblemIsSaidByThePageWithWhatWasSent() throws Exception {
        HttpResponse<String> response = post("/people/an?lang=vi", "words");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(response.body()).isEqualTo("400 an lang=vi words");
    }

    @Test
    void entrysProblemIsSaidByThePageWithoutABody() throws Exception {
        HttpResponse<String> response = post("/people/an?lang=vi", "too many words");

        assertThat(response.body()).isEqualTo("413 an lang=vi ");
    }

    @Test
    void pageThatFailsIsAFaultThatTellsNothing() throws Exception {
        HttpResponse<String> response = post("/broken", "words");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(response.body()).doesNotContain("secret");
    }

    private static HttpAnswer page(Problem problem, HttpRequest request) {
        String said = problem.status() + " " + request.pathParameter("name") + " " + request.query() + " "
                + new String(request.body(), UTF_8);
        return new HttpAnswer(problem.status(), "text/plain", said.getBytes(UTF_8), Map.of());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        try (EntryUnderTest entry = new EntryUnderTest(new RememberingIntake(), routes)) {
            return entry.send(entry.request(path).POST(BodyPublishers.ofString(body)));
        }
    }
}
