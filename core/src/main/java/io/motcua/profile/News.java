package io.motcua.profile;

import io.motcua.Appointment;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.profile.NoticeWords.Variable;
import io.motcua.profile.Table.Row;
import java.util.List;
import java.util.stream.Stream;

/** The names that tables of words have for what a requester is told: a status, or what is new about an appointment. */
final class News {
    private static final String APPOINTMENT = "APPOINTMENT_";
    /** All that words are needed for. */
    static final List<String> ALL = Stream.concat(
                    Stream.of(RequestStatus.values()).map(Enum::name),
                    Stream.of(Appointment.News.values()).map(News::of))
            .toList();

    private News() {}

    /** What this update tells. */
    static String of(StatusUpdate update) {
        return update.appointment().map(appointment -> of(appointment.news())).orElseGet(update.status()::name);
    }

    private static String of(Appointment.News news) {
        return APPOINTMENT + news;
    }

    /** The name that a row has in this column. */
    static String in(Row row, String column) throws ProfileException {
        String name = row.required(column);
        if (!ALL.contains(name)) {
            throw row.wrong(column + " '" + name + "'", "one of " + ALL);
        }
        return name;
    }

    /** Whether this is news of an appointment, which has a window. */
    static boolean isOfAppointment(String news) {
        return news.startsWith(APPOINTMENT);
    }

    /** Requires the window where one is told, but for one that is called off, and nowhere else, where it has no value. */
    static void checkAppointment(Row row, String news, String text) throws ProfileException {
        String variable = Variable.APPOINTMENT.written();
        boolean named = text.contains(variable);
        if (named && !isOfAppointment(news)) {
            throw row.wrong(
                    variable + " in the text of " + news,
                    "no such line, since it has no value there; an appointment is told by " + APPOINTMENT
                            + "MADE and its like");
        }
        if (!named && isOfAppointment(news) && !news.equals(of(Appointment.News.CANCELLED))) {
            throw row.wrong("a text that does not say when", variable + " in a line of the text");
        }
    }
}
