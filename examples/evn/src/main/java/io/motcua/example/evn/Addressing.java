package io.motcua.example.evn;

import io.motcua.example.evn.door.Door;
import io.motcua.example.evn.outside.OutsideWorld;
import io.motcua.example.evn.process.Addresses;
import io.motcua.example.evn.process.House;
import io.motcua.example.evn.process.RunFolder;
import io.motcua.example.evn.process.Utilities;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Corporation;
import java.nio.file.Path;

/** What to type when the gateway stays up. */
final class Addressing {
    private Addressing() {}

    static String text(House house, Path root, RunFolder run) {
        Addresses at = house.addresses();
        Corporation hanoi = Corporation.EVNHANOI;
        String app = at.httpUri() + Door.path(Channel.APP);
        String hotline = at.httpUri() + Door.path(Channel.HOTLINE);
        String jar = relative(root.resolve("routes/gateway/target/motcua.jar"));
        return """

                An app's request (invented person; the key is this run's):

                  curl -s %1$s \\
                    -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/json' \\
                    -H "Idempotency-Key: $(date +%%s)-$RANDOM" \\
                    -d '{"description": "Mất điện cả ngõ từ 19h20", "requester": {"phone": "0903 000 101"},
                         "location": {"addressString": "phường Yên Hòa, Hà Nội"}}'

                A hotline's work order, by the CRM of %3$s (%4$s):

                  curl -s %5$s \\
                    -H 'Authorization: Bearer %6$s' -H 'Content-Type: application/json' \\
                    -H "Idempotency-Key: $(date +%%s)-$RANDOM" \\
                    -d '{"callerPhone": "0912000202", "agent": "HNI101", "note": "KH bao day dien dut roi xuong duong",
                         "address": "tổ 4, phường Long Biên, Hà Nội"}'

                The form, for a browser, and the page that tells what became of a request:

                  %14$s
                  %14$s/track

                A short message (to 8100, 8655, 8088 or 8055); what the telephone gets is printed below:

                  curl -s '%15$s?from=0903000417&to=8100' -d 'Mat dien tu 19h20, phuong Yen Hoa, Ha Noi'

                An e-mail, by any mail program: SMTP at 127.0.0.1:%16$d without sign-in, to cskh@evn.com.vn; the answer
                lies at the same server, IMAP at 127.0.0.1:%17$d, user %18$s, password %19$s

                  printf 'From: lan@mail.example\\nTo: cskh@evn.com.vn\\nMessage-ID: <%%s@mail.example>\\nSubject: Mat dien\\n\\n%%s\\n' \\
                    $RANDOM 'Mat dien tu 19h20, phuong Yen Hoa, Ha Noi' | curl -s smtp://127.0.0.1:%16$d \\
                    --mail-from lan@mail.example --mail-rcpt cskh@evn.com.vn -T -
                  curl -s -u '%18$s:%19$s' 'imap://127.0.0.1:%17$d/INBOX;MAILINDEX=1'

                A dossier of the national portal; what the portal then shows is printed below:

                  curl -s %20$s \\
                    -H 'Authorization: Bearer %21$s' -H 'Content-Type: application/json' \\
                    -d '{"MaHoSo": "G09.20-20260519-0000417", "MaTTHC": "2.009901", "ChuHoSo": "Lê Thị An",
                         "SoDienThoai": "0903000417", "TrichYeuHoSo": "Cấp điện mới cho nhà mới xây",
                         "ThongTinKhac": "phường Yên Hòa, Hà Nội"}'

                What became of the app's request (with the reference of the answer; /events below it tells it as it happens):

                  curl -s -H 'Authorization: Bearer %2$s' %1$s/MC-…

                A utility's queues, by AMQP 1.0 or by Artemis's own client, each with its own name and password:

                  %7$s  user %3$s  password %8$s
                  requests in %9$s, replies to %10$s

                The operator:

                  java -jar %11$s explain --config %12$s MC-…
                  java -jar %11$s held    --config %12$s
                  java -jar %11$s balance --config %12$s

                Log files in %13$s. Ctrl-C ends all of it.
                """.formatted(
                        app,
                        house.secrets().app(),
                        hanoi,
                        hanoi.hotline(),
                        hotline,
                        house.secrets().hotline(hanoi.hotline()),
                        at.amqpUri(),
                        house.secrets().broker(hanoi),
                        Utilities.queue(hanoi, "requests"),
                        Utilities.queue(hanoi, "replies"),
                        jar,
                        relative(run.config()),
                        relative(run.folder()),
                        at.httpUri() + "/web/" + Corporation.GROUP_SITE,
                        at.airUri(),
                        at.smtp(),
                        at.imap(),
                        OutsideWorld.PEOPLES_MAILBOX,
                        house.secrets().people(),
                        at.httpUri() + Door.path(Channel.PORTAL),
                        house.secrets().portal());
    }

    /** As short as it can be typed from where the demonstration was started. */
    static String relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there).toString() : there.toString();
    }
}
