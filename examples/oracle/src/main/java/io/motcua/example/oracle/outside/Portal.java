package io.motcua.example.oracle.outside;

import io.motcua.channel.portal.PortalEvent;
import io.motcua.channel.portal.PortalUnderTest;
import io.motcua.example.oracle.load.Bodies;
import io.motcua.example.oracle.load.Marker;
import io.motcua.example.oracle.load.Sample;
import io.motcua.example.oracle.load.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The national portal: brings dossiers that were handed in with it, and shows what it is told of them. It keeps a
 * journal of its own; what stands there is carried over into the notices whenever it is asked about.
 */
final class Portal implements Source, Telling {
    private static final Pattern SERIAL = Pattern.compile("-(\\d{7})$");

    private final PortalUnderTest portal;
    private final Source sender;
    private final NoticeBook notices;
    private int carried;

    /**
     * A portal.
     *
     * @param journal of everything that is asked of it
     * @param sender brings the dossiers
     */
    Portal(int port, Path journal, Source sender, NoticeBook notices) throws IOException {
        this.portal = new PortalUnderTest(port, false, Optional.of(journal));
        this.sender = sender;
        this.notices = notices;
    }

    @Override
    public void put(Sample sample) {
        portal.register(Bodies.dossier(sample.number()));
        sender.put(sample);
    }

    @Override
    public int open() {
        return sender.open();
    }

    @Override
    public int acknowledged() {
        return sender.acknowledged();
    }

    @Override
    public synchronized void catchUp() {
        List<PortalEvent> events = portal.events();
        for (PortalEvent event : events.subList(carried, events.size())) {
            String id = event.operation() + ":" + event.id() + ":" + event.status();
            if (event.operation().equals("register") || event.operation().equals("TraCuuHoSo")) {
                continue;
            }
            if (event.outcome().equals("refused")) {
                notices.refused(submission(event.dossier()), id);
            } else {
                notices.told(submission(event.dossier()), event.text(), id);
            }
        }
        carried = events.size();
    }

    private static String submission(String dossier) {
        Matcher serial = SERIAL.matcher(dossier);
        return serial.find() ? Marker.of(Integer.parseInt(serial.group(1))) : "nobody:" + dossier;
    }
}
