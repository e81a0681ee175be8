package io.motcua.spi;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.spi.History.NoticeRecord;
import java.util.List;

/** What the history of a request says of its notices. */
final class RequestNotices {

    private RequestNotices() {}

    /** How far each of them is. */
    static List<NoticeState> states(Ledger ledger, Reference reference) {
        return ledger.find(reference).orElseThrow().notices().stream()
                .map(NoticeRecord::state)
                .toList();
    }

    /** What each of them tells. */
    static List<RequestStatus> statuses(Ledger ledger, Reference reference) {
        return ledger.find(reference).orElseThrow().notices().stream()
                .map(NoticeRecord::status)
                .toList();
    }
}
