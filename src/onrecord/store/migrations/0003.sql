-- Version 3: versions of one page (an older one names the latest), what is known of pages, what alerts have told.
ALTER TABLE articles ADD COLUMN superseded_by BIGINT;
CREATE TABLE pages (
    page_key BIGINT, article_key BIGINT, etag TEXT, last_modified TEXT, updated TEXT, checked TEXT
);
CREATE TABLE told (
    alert TEXT, article_key BIGINT, item TEXT, what TEXT, status TEXT, outlets INTEGER, made TEXT
);
