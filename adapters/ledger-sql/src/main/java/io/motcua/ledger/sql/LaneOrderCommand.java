package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import io.motcua.spi.LaneOrder;
import java.sql.SQLException;

/** What a person ordered about a lane. */
final class LaneOrderCommand extends Command<Lane> {
    private final LaneOrder order;

    LaneOrderCommand(LaneOrder order) {
        this.order = order;
    }

    @Override
    Lane write(Transaction transaction) throws SQLException, RefusedException {
        return LanePauses.write(transaction, order);
    }
}
