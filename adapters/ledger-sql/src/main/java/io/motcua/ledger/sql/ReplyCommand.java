package io.motcua.ledger.sql;

import io.motcua.spi.Reply;
import io.motcua.spi.ReplyResult;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/** A batch of replies, written in their order in one transaction. */
final class ReplyCommand extends Command<List<ReplyResult>> {
    private final Dialect dialect;
    private final ReplyBook book;
    private final List<ReadReply> replies;
    private boolean cautious;

    ReplyCommand(Dialect dialect, ReplyBook book, List<Reply> batch) {
        this.dialect = dialect;
        this.book = book;
        this.replies = batch.stream().map(ReadReply::of).toList();
    }

    @Override
    int weight() {
        return Math.max(1, replies.size());
    }

    /**
     * The first time without savepoints, which cost; if that failed, each reply by itself, and one that cannot be
     * written as what it says is written as malformed.
     */
    @Override
    List<ReplyResult> write(Transaction transaction) throws SQLException {
        List<ReplyResult> results = new ArrayList<>(replies.size());
        boolean oneByOne = cautious;
        cautious = true;
        for (ReadReply reply : replies) {
            results.add(oneByOne ? writeAlone(transaction, reply) : book.write(transaction, reply));
        }
        return results;
    }

    private ReplyResult writeAlone(Transaction transaction, ReadReply reply) throws SQLException {
        Savepoint before = transaction.session().connection().setSavepoint();
        try {
            ReplyResult result = book.write(transaction, reply);
            transaction.session().connection().releaseSavepoint(before);
            return result;
        } catch (SQLException | IllegalStateException e) {
            if (e instanceof SQLException failure && !dialect.isConstraint(failure)) {
                throw failure;
            }
            transaction.session().connection().rollback(before);
            return book.write(transaction, ReadReply.malformed(reply.reply(), "The ledger cannot apply it"));
        }
    }
}
