-- Version 1. Types are written as DuckDB names them; BLOB and DOUBLE are translated for PostgreSQL.
CREATE TABLE meta (key TEXT, value TEXT);
CREATE TABLE readers (
    reader_id TEXT, name TEXT, version TEXT, model TEXT, lexicons TEXT, ontology TEXT
);
CREATE TABLE articles (
    article_key BIGINT, content_hash TEXT, id TEXT, url TEXT, outlet TEXT, title TEXT, byline TEXT,
    published TEXT, published_basis TEXT, day DATE, retrieved TEXT, language TEXT,
    text TEXT, text_sha256 TEXT, raw BLOB, raw_sha256 TEXT, media_type TEXT, words INTEGER, source TEXT,
    copy_group BIGINT, story BIGINT
);
CREATE TABLE names (name TEXT, folded TEXT);
CREATE TABLE given (given_key BIGINT, article_key BIGINT);
CREATE TABLE readings (
    article_key BIGINT, reader_id TEXT, current BOOLEAN, reading BLOB
);
CREATE TABLE actors (
    article_key BIGINT, actor_id TEXT, name TEXT, kind TEXT, country TEXT, sectors TEXT[], cameo TEXT, wikidata TEXT
);
CREATE TABLE statements (
    article_key BIGINT, statement_id TEXT, position INTEGER, kind TEXT,
    speakers TEXT[], speaker_countries TEXT[], speaker_sectors TEXT[], speaker_ids TEXT[], speaker_words TEXT,
    cue TEXT, content TEXT, content_starts BIGINT[], content_ends BIGINT[],
    addressees TEXT[], according_to TEXT, hedge TEXT, day DATE
);
CREATE TABLE speakers (
    article_key BIGINT, statement_id TEXT, position INTEGER, actor_id TEXT, name TEXT, country TEXT, sectors TEXT[]
);
CREATE TABLE events (
    article_key BIGINT, event_id TEXT, position INTEGER, event TEXT, modes TEXT[], contexts TEXT[],
    cameo TEXT, root TEXT, quad INTEGER, score DOUBLE, goldstein DOUBLE, status TEXT, confidence DOUBLE,
    actors TEXT[], actor_countries TEXT[], actor_sectors TEXT[], actor_ids TEXT[],
    recipients TEXT[], recipient_countries TEXT[], recipient_sectors TEXT[], recipient_ids TEXT[],
    day DATE, begin DATE, finish DATE, time_basis TEXT,
    place TEXT, place_country TEXT, admin1 TEXT, lat DOUBLE, lon DOUBLE, geonames_id BIGINT, place_basis TEXT,
    trigger TEXT, trigger_start BIGINT, trigger_end BIGINT, sentence TEXT, according_to TEXT[], because TEXT,
    record_id TEXT
);
CREATE TABLE parties (
    article_key BIGINT, event_id TEXT, role TEXT, position INTEGER, actor_id TEXT, name TEXT, country TEXT,
    sectors TEXT[]
);
CREATE TABLE quantities (
    article_key BIGINT, event_id TEXT, of TEXT, low DOUBLE, high DOUBLE, unit TEXT
);
CREATE TABLE records (
    record_id TEXT, event TEXT, modes TEXT[], contexts TEXT[], cameo TEXT, quad INTEGER, status TEXT,
    confirmed BOOLEAN, begin DATE, finish DATE,
    actors TEXT[], actor_countries TEXT[], recipients TEXT[], recipient_countries TEXT[],
    place TEXT, place_country TEXT, lat DOUBLE, lon DOUBLE,
    first_article BIGINT, first_outlet TEXT, first_day DATE, outlets INTEGER, articles INTEGER,
    origin TEXT, amounts TEXT, disagreements TEXT, history TEXT
);
CREATE TABLE record_events (record_id TEXT, article_key BIGINT, event_id TEXT, why TEXT);
CREATE TABLE postings (term BIGINT, article_key BIGINT, positions INTEGER[]);
CREATE TABLE passages (article_key BIGINT, kind TEXT, id TEXT, first_word INTEGER, last_word INTEGER);
CREATE TABLE keys (kind TEXT, key BIGINT, article_key BIGINT, event_id TEXT);
CREATE TABLE facts (article_key BIGINT, event_id TEXT, fact BLOB);
CREATE TABLE profiles (article_key BIGINT, profile BLOB);
CREATE TABLE links (one_article BIGINT, one_event TEXT, other_article BIGINT, other_event TEXT, score DOUBLE);
CREATE TABLE parts (
    kind TEXT, article_key BIGINT, event_id TEXT, p0 BIGINT, p1 BIGINT, p2 BIGINT, p3 BIGINT, p4 BIGINT, p5 BIGINT
);
CREATE TABLE corrections (
    correction_id TEXT, article_key BIGINT, target TEXT, field TEXT, value TEXT, who TEXT, why TEXT, made TEXT,
    undone TEXT
);
CREATE TABLE feeds (
    url TEXT, etag TEXT, last_modified TEXT, checked TEXT, next_due TEXT, failures INTEGER
);
CREATE TABLE queries (name TEXT, query TEXT, created TEXT, last_seen TEXT);
