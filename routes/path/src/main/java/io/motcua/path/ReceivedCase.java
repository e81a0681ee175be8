package io.motcua.path;

import io.motcua.Reference;
import io.motcua.spi.StoredSubmission;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request as it was received, and what it means by the tables of now, with nothing that persons have said. */
record ReceivedCase(StoredSubmission stored, Reading reading, Meaning.Request meaning) {
    Reference reference() {
        return stored.receipt().reference();
    }

    /** Whoever sent it, as far as the channel knows. */
    String sender() {
        return stored.submission().answerTo().orElse(reference().value());
    }

    String service() {
        return meaning.request().serviceCode();
    }

    Optional<String> utility() {
        return meaning.decision().jurisdiction();
    }

    String words() {
        return reading.description();
    }

    /** Where a place may be named, a line each. */
    String placeWords() {
        return Stream.of(Reading.ADDRESS, Reading.COMMUNE, Reading.PROVINCE, Reading.DESCRIPTION)
                .flatMap(field -> reading.field(field).stream())
                .collect(Collectors.joining("\n, "));
    }

    /** How many people sent these. */
    static int senders(List<ReceivedCase> cases) {
        Set<String> senders = new HashSet<>();
        cases.forEach(one -> senders.add(one.sender()));
        return senders.size();
    }
}
