-- Reads the parts that `seedbed scan` has written into tables that the other files ask.
-- SET VARIABLE parts = 'parts/*.ndjson';   a path, with * and ?, or a list of paths

SET VARIABLE threshold = coalesce(getvariable('threshold'), 0.8); -- duplicates.threshold of seedbed.yaml
SET VARIABLE rank_scope = coalesce(getvariable('rank_scope'), 'folder'); -- rank.unique: folder or corpus
SET VARIABLE band_bytes = coalesce(getvariable('band_bytes'), 3); -- see near-duplicate.sql

CREATE OR REPLACE TABLE part_lines AS
SELECT *
FROM read_ndjson(
  getvariable('parts'),
  columns = {
    path: 'VARCHAR', corpus: 'VARCHAR', publisher: 'VARCHAR', usage: 'VARCHAR', rank: 'BIGINT', article: 'BIGINT',
    headline: 'BIGINT', domain: 'VARCHAR', number: 'BIGINT', signature: 'VARCHAR', doubtful: 'VARCHAR[]',
    unreadable: 'VARCHAR', part: 'STRUCT(seeds BIGINT, unreadable BIGINT)'
  }
);

-- A part without its last line, or without others, is not whole. Its checksum only `seedbed merge` looks at.
SELECT CASE
  WHEN count(part) = 0 OR count(path) <> sum(part.seeds + part.unreadable) THEN error('A part is not complete.')
END AS complete
FROM part_lines;

-- The seeds, numbered in the order of their uris, in which twins are told. `doubtful` fields have no findings on twins.
CREATE OR REPLACE TABLE seeds AS
WITH numbered AS (
  SELECT rowid AS line, row_number() OVER (ORDER BY replace(url_encode(path), '%2F', '/')) AS id
  FROM part_lines
  WHERE path IS NOT NULL AND unreadable IS NULL
)
SELECT
  id, line, path,
  parse_dirpath(path) AS folder,
  coalesce(corpus, '') AS corpus,
  publisher, usage, rank, article, headline, domain, number,
  coalesce(doubtful, []) AS doubtful
FROM numbered JOIN part_lines ON part_lines.rowid = line;

-- Of many twins a seed is told sixteen: those next to it, eight on either side where there are so many.
-- How many before it, where it has a place from 1 on among all of them, itself included.
CREATE OR REPLACE MACRO told_before(place, seeds) AS least(place - 1, greatest(8, 16 - (seeds - place)));

-- Whether two seeds may be copies that nobody has been told of: not where they are of the same article.
CREATE OR REPLACE MACRO may_be_copies(article, other) AS article IS NULL OR other IS NULL OR article <> other;
