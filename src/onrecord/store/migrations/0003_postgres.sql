CREATE INDEX articles_urls ON articles USING hash (url);
CREATE INDEX articles_older ON articles (superseded_by);
CREATE INDEX pages_keys ON pages (page_key);
CREATE INDEX told_articles ON told (article_key);
