-- The first submission of each whom an answer reaches. The key is the SHA-256 of channel, account and address.
CREATE TABLE conversation (
    key_hash ${bytes} PRIMARY KEY CHECK (length(key_hash) = 32),
    submission ${integer} NOT NULL
) ${clustered};
