CREATE TABLE ledger_shape (
  hash bytea PRIMARY KEY,
  used_on text NOT NULL,
  text text NOT NULL
);

CREATE TABLE ledger_chain (
  chain bigint PRIMARY KEY,
  seen_at bigint NOT NULL,
  state text NOT NULL,
  anchored_seq bigint NOT NULL,
  anchored_state text,
  indexed_seq bigint NOT NULL
);

CREATE TABLE ledger_batch (
  chain bigint NOT NULL,
  seq bigint NOT NULL,
  t bigint NOT NULL,
  n bigint NOT NULL,
  prev bytea NOT NULL,
  seal bytea NOT NULL,
  epoch text NOT NULL,
  leaves_hash bytea NOT NULL,
  enc_hash bytea NOT NULL,
  head bytea,
  subj bytea,
  enc bytea,
  leaves bytea,
  PRIMARY KEY (chain, seq)
);

CREATE INDEX ledger_batch_t ON ledger_batch (t, chain, seq) WHERE head IS NOT NULL;

CREATE TABLE ledger_anchor (
  seq bigint PRIMARY KEY,
  t bigint NOT NULL,
  emptied_before bigint NOT NULL,
  heads text NOT NULL,
  prev bytea NOT NULL,
  hash bytea NOT NULL,
  signature bytea NOT NULL,
  signer text NOT NULL
);

CREATE TABLE ledger_person (
  pseudonym bytea NOT NULL,
  t bigint NOT NULL,
  chain bigint NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (pseudonym, t, chain, seq)
);

CREATE TABLE ledger_people_told (
  actor bytea NOT NULL,
  purpose text NOT NULL,
  day text NOT NULL,
  chain bigint NOT NULL,
  people bigint NOT NULL,
  PRIMARY KEY (actor, purpose, day, chain)
);

CREATE TABLE ledger_misses (
  actor bytea NOT NULL,
  hour bigint NOT NULL,
  chain bigint NOT NULL,
  misses bigint NOT NULL,
  PRIMARY KEY (actor, hour, chain)
);
