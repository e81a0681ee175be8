package io.motcua.example.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.Reference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the backend remembers: a file that only grows, one line for each version of a request, synced before its answer
 * is given. A request keeps its number however often and in whichever order its versions come. Used by one thread.
 */
final class Journal implements AutoCloseable {
    /** A request's number with the utility, and the newest version that it was sent. */
    private record Entry(int number, int version) {}

    private final FileChannel file;
    private final Map<Reference, Entry> entries = new HashMap<>();

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Reads what the file has. A last line that a crash cut off was never answered: its event comes again. */
    static Journal open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(file);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
        String text = new String(bytes.array(), UTF_8);
        // Nothing but ASCII is written, so that characters are bytes.
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        whole.lines().forEach(journal::remember);
        file.truncate(whole.length());
        file.position(whole.length());
        return journal;
    }

    /** The request's number; when it is given, the disk has this version. */
    int number(Envelope event) throws IOException {
        Entry known = entries.get(event.reference());
        if (known == null || known.version() < event.version()) {
            int number = known == null ? entries.size() + 1 : known.number();
            String line = event.reference() + " " + number + " " + event.version() + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
            remember(line.strip());
            return number;
        }
        return known.number();
    }

    /** The newest version that there is; 0 if there is none. */
    int newestVersion(Reference reference) {
        return Optional.ofNullable(entries.get(reference)).map(Entry::version).orElse(0);
    }

    private void remember(String line) {
        String[] fields = line.split(" ");
        entries.put(Reference.of(fields[0]), new Entry(Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
