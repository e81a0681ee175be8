package io.motcua.example.oracle.outside;

import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.gateway.Secrets;
import io.motcua.example.oracle.journal.Journal;
import io.motcua.example.oracle.load.Callers;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.load.Samples;
import io.motcua.example.oracle.load.Source;
import io.motcua.example.oracle.process.Commands;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * The process of everybody outside who sends requests and is told what becomes of them, each channel's with a journal of
 * their own. It is never killed.
 *
 * <p>Commands: {@code send <n>} puts n more requests to work, by each channel in turn, and returns at once; {@code open}
 * tells how many have no answer yet; {@code acknowledged} how many have a yes; {@code life <n>} says that the gateway is
 * about to begin its nth life; {@code caught-up} answers when everything that was seen up to now is written down; {@code
 * stop-between-parts} has the message centre stop when it has a part of a long message taken and another not; {@code
 * stopped} waits until that is so, and tells whether it is; {@code go-on} lets it go on.
 */
public final class Outside {
    private static final double WITHOUT_PLACE = 1 / 12.0;
    private static final Duration BETWEEN_PARTS_WITHIN = Duration.ofSeconds(8);

    private final GatewaySetting setting;
    private final Path folder;
    private final long seed;
    private final Samples samples;
    private final AtomicInteger life = new AtomicInteger(1);
    private final Map<Channel, Source> sources = new EnumMap<>(Channel.class);
    private int next;

    private Outside(GatewaySetting setting, Path folder, long seed) throws Exception {
        this.setting = setting;
        this.folder = folder;
        this.seed = seed;
        this.samples = new Samples(seed, WITHOUT_PLACE);
        for (Channel channel : setting.channels()) {
            sources.put(channel, source(channel));
        }
    }

    /** Words: the folder of the journals, the seed, and those of {@link GatewaySetting#words()}. */
    public static void main(String[] words) throws Exception {
        Commands commands = new Commands();
        List<String> all = List.of(words);
        GatewaySetting setting = GatewaySetting.parse(all.subList(2, all.size()).toArray(String[]::new));
        Outside outside = new Outside(setting, Path.of(words[0]), Long.parseLong(words[1]));
        commands.on("send", outside::send)
                .on("open", nothing -> outside.sum(Source::open))
                .on("acknowledged", nothing -> outside.sum(Source::acknowledged))
                .on("life", outside::begin)
                .on("caught-up", nothing -> outside.catchUp())
                .on("stop-between-parts", nothing -> outside.stopBetweenParts())
                .on("stopped", nothing -> outside.stopped())
                .on("go-on", nothing -> outside.goOn());
        commands.say("ready");
        commands.serve();
    }

    /** The journal of what is sent by this channel. */
    public static Path journal(Path folder, Channel channel) {
        return folder.resolve(channel.channel() + ".journal");
    }

    /** The journal of what people are told by this channel. */
    public static Path notices(Path folder, Channel channel) {
        return folder.resolve(channel.channel() + "-notices.journal");
    }

    private Source source(Channel channel) throws Exception {
        Journal journal = Journal.open(journal(folder, channel));
        URI gateway = URI.create("http://127.0.0.1:" + setting.httpPort());
        return switch (channel) {
            case APP, HOTLINE, WEB -> Callers.of(channel, gateway, Secrets::key, journal);
            case PORTAL ->
                new Portal(
                        setting.addresses().portal(),
                        folder.resolve("portal-asked.journal"),
                        Callers.of(channel, gateway, Secrets::key, journal),
                        book(channel));
            case EMAIL ->
                new MailHouse(
                        setting.addresses().imap(),
                        setting.addresses().smtp(),
                        Secrets.of("MAIL"),
                        journal,
                        book(channel));
            case SMS -> new MessageCentre(setting.addresses().smsc(), Secrets.of("SMSC"), journal, book(channel), seed);
        };
    }

    private NoticeBook book(Channel channel) throws IOException {
        return new NoticeBook(channel, Journal.open(notices(folder, channel)), life::get);
    }

    private String send(String count) {
        List<Source> turns = List.copyOf(sources.values());
        for (int i = 0; i < Integer.parseInt(count); i++) {
            turns.get(next % turns.size()).put(samples.sample(next));
            next++;
        }
        return "sending";
    }

    private String begin(String number) {
        catchUp();
        life.set(Integer.parseInt(number));
        return "noted";
    }

    private String catchUp() {
        for (Source source : sources.values()) {
            if (source instanceof Telling telling) {
                telling.catchUp();
            }
        }
        return "caught up";
    }

    private String stopBetweenParts() {
        centre().stopBetweenParts();
        return "watching";
    }

    private String stopped() throws InterruptedException {
        return Boolean.toString(centre().isStopped(BETWEEN_PARTS_WITHIN));
    }

    private String goOn() {
        centre().goOn();
        return "going on";
    }

    private MessageCentre centre() {
        return (MessageCentre) sources.get(Channel.SMS);
    }

    private String sum(ToIntFunction<Source> count) {
        return Integer.toString(sources.values().stream().mapToInt(count).sum());
    }
}
