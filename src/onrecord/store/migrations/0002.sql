-- Version 2: who may use the page, and what was done there. ("at" is a word of SQL: made)
CREATE TABLE users (name TEXT, role TEXT, secret_hash TEXT, made TEXT, ended TEXT);
CREATE TABLE audit (made TEXT, who TEXT, action TEXT, detail TEXT, address TEXT);
