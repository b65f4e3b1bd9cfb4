-- Those of the positions "a" of which "b" holds the n-th after.
CREATE OR REPLACE FUNCTION followed(a INTEGER[], b INTEGER[], n INTEGER) RETURNS INTEGER[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT ARRAY(SELECT x FROM unnest(a) AS u(x) WHERE x + n = ANY(b))';
DROP INDEX IF EXISTS postings_terms;
CREATE INDEX postings_terms ON postings (term, article_key);
DROP INDEX IF EXISTS parties_countries;
CREATE INDEX parties_countries ON parties (country, role) INCLUDE (article_key, event_id, position);
DROP INDEX IF EXISTS parties_articles;
CREATE INDEX parties_articles ON parties (article_key, event_id);
DROP INDEX IF EXISTS events_articles;
CREATE INDEX events_articles ON events (article_key, event_id);
DROP INDEX IF EXISTS record_events_articles;
CREATE INDEX record_events_articles ON record_events (article_key, event_id);
DROP INDEX IF EXISTS events_ends;
CREATE INDEX events_lasting ON events (finish) WHERE finish > day;
CREATE INDEX events_newest ON events (day DESC NULLS LAST);
CREATE INDEX articles_newest ON articles (day DESC NULLS LAST);
CREATE INDEX statements_newest ON statements (day DESC NULLS LAST);
