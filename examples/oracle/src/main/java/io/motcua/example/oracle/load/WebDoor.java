package io.motcua.example.oracle.load;

import io.motcua.example.oracle.journal.Entry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The web form as a browser sees it: fetched once, posted with the nonce that it came with until there is an answer, and
 * then the page that the answer leads to, which shows the reference.
 */
final class WebDoor implements Door {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+nonce=[^\"]+)\"");

    private final URI form;
    private final Http http = new Http();

    WebDoor(URI form) {
        this.form = form;
    }

    @Override
    public Letter letter(Sample sample) {
        byte[] content = Bodies.web(sample);
        return new Filled(content, sample.intent(Channel.WEB, content, sample.words()));
    }

    /** A form in one browser: where it is posted to, and what page comes next. */
    private final class Filled implements Letter {
        private final byte[] content;
        private final Entry.Intent intent;
        private Optional<URI> action = Optional.empty();
        private Optional<URI> next = Optional.empty();

        Filled(byte[] content, Entry.Intent intent) {
            this.content = content;
            this.intent = intent;
        }

        @Override
        public Entry.Intent intent() {
            return intent;
        }

        @Override
        public Answer send() throws InterruptedException {
            if (next.isPresent()) {
                return http.send(Http.to(next.get()).GET().build(), this::shown);
            }
            if (action.isEmpty()) {
                return http.send(Http.to(form).GET().build(), this::fetched);
            }
            HttpRequest post = Http.to(action.get())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                    .build();
            return http.send(post, this::posted);
        }

        private Answer fetched(HttpResponse<String> response) {
            Matcher found = ACTION.matcher(response.body());
            if (response.statusCode() != 200 || !found.find()) {
                return new Answer.No(response.statusCode());
            }
            action = Optional.of(form.resolve(found.group(1).replace("&amp;", "&")));
            return new Answer.NotNow("Only fetched yet");
        }

        private Answer posted(HttpResponse<String> response) {
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() != 303 || location.isEmpty()) {
                return new Answer.No(response.statusCode());
            }
            next = Optional.of(form.resolve(location.get()));
            return new Answer.Yes(Optional.empty());
        }

        private Answer shown(HttpResponse<String> response) {
            next = Optional.empty();
            return Http.reference(response);
        }
    }
}
