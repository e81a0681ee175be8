package io.motcua.example.evn.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.RequestStatus;
import io.motcua.example.evn.stream.Channel;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final Path NOTICES = Path.of("config/profile/notices.csv");

    @Test
    void everyStatusOfTheProfileIsReadFromItsWords() throws IOException {
        AnswerReader reader = new AnswerReader(NOTICES);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();

        try (Reader in = Files.newBufferedReader(NOTICES)) {
            for (CSVRecord row : format.parse(in)) {
                Channel channel = row.get("channel").equals("sms") ? Channel.SMS : Channel.EMAIL;
                String answer = filled(row.get("text"));

                Optional<RequestStatus> told = row.get("status").startsWith("APPOINTMENT_")
                        ? Optional.empty()
                        : Optional.of(RequestStatus.valueOf(row.get("status")));
                assertThat(reader.status(channel, answer)).as(row.toString()).isEqualTo(told);
            }
        }
    }

    @Test
    void theReferenceIsFoundWhereverItStands() {
        assertThat(AnswerReader.reference("ma MC-7KX-4RD-2P3, va da chuyen")).contains("MC-7KX-4RD-2P3");
        assertThat(AnswerReader.reference("no reference")).isEmpty();
    }

    @Test
    void whatNoNoticeSaysTellsNoStatus() throws IOException {
        assertThat(new AnswerReader(NOTICES).status(Channel.SMS, "something else"))
                .isEmpty();
    }

    private static String filled(String template) {
        return template.replace("\\n", "\n")
                .replace("{reference}", "MC-7KX-4RD-2P3")
                .replaceAll("\\{[a-z]+}", "something of that kind");
    }
}
