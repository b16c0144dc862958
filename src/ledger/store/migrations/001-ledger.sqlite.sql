CREATE TABLE ledger_shape (
  hash BLOB PRIMARY KEY,
  used_on TEXT NOT NULL,
  text TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE ledger_chain (
  chain INTEGER PRIMARY KEY,
  seen_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  anchored_seq INTEGER NOT NULL,
  anchored_state TEXT,
  indexed_seq INTEGER NOT NULL
);

CREATE TABLE ledger_batch (
  chain INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  t INTEGER NOT NULL,
  n INTEGER NOT NULL,
  prev BLOB NOT NULL,
  seal BLOB NOT NULL,
  epoch TEXT NOT NULL,
  leaves_hash BLOB NOT NULL,
  enc_hash BLOB NOT NULL,
  head BLOB,
  subj BLOB,
  enc BLOB,
  leaves BLOB,
  PRIMARY KEY (chain, seq)
);

CREATE INDEX ledger_batch_t ON ledger_batch (t, chain, seq) WHERE head IS NOT NULL;

CREATE TABLE ledger_anchor (
  seq INTEGER PRIMARY KEY,
  t INTEGER NOT NULL,
  emptied_before INTEGER NOT NULL,
  heads TEXT NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB NOT NULL,
  signer TEXT NOT NULL
);

CREATE TABLE ledger_person (
  pseudonym BLOB NOT NULL,
  t INTEGER NOT NULL,
  chain INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (pseudonym, t, chain, seq)
) WITHOUT ROWID;

CREATE TABLE ledger_people_told (
  actor BLOB NOT NULL,
  purpose TEXT NOT NULL,
  day TEXT NOT NULL,
  chain INTEGER NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (actor, purpose, day, chain)
) WITHOUT ROWID;

CREATE TABLE ledger_misses (
  actor BLOB NOT NULL,
  hour INTEGER NOT NULL,
  chain INTEGER NOT NULL,
  misses INTEGER NOT NULL,
  PRIMARY KEY (actor, hour, chain)
) WITHOUT ROWID;
