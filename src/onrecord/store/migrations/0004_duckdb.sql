-- Those of the positions "a" of which "b" holds the n-th after.
CREATE OR REPLACE MACRO followed(a, b, n) AS [x for x in a if list_contains(b, x + n)];
