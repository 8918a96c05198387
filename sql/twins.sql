-- The seeds that share an article, a headline, a rank or a file's number with others, each with those that it is told of.
-- duplicate-url, duplicate-title, usage-conflict, duplicate-rank and duplicate-number ask this table.

CREATE OR REPLACE TABLE twins AS
WITH
  keys AS (
    SELECT 'article' AS kind, corpus, '' AS scope, article AS key, id FROM seeds WHERE article IS NOT NULL
    UNION ALL
    SELECT 'headline', corpus, '', headline, id FROM seeds WHERE headline IS NOT NULL
    UNION ALL
    SELECT 'rank', corpus, CASE getvariable('rank_scope') WHEN 'folder' THEN folder ELSE '' END, rank, id
    FROM seeds WHERE rank IS NOT NULL
    UNION ALL
    SELECT 'number', corpus, folder, number, id FROM seeds WHERE number IS NOT NULL
  ),
  shared AS (
    SELECT kind, corpus, scope, key, count(*) AS seeds FROM keys GROUP BY ALL HAVING count(*) > 1
  ),
  placed AS (
    SELECT kind, corpus, scope, key, id, seeds,
      row_number() OVER (PARTITION BY kind, corpus, scope, key ORDER BY id) AS place
    FROM keys JOIN shared USING (kind, corpus, scope, key)
  )
SELECT kind, id,
  list(id) OVER (
    PARTITION BY kind, corpus, scope, key ORDER BY id
    ROWS BETWEEN told_before(place, seeds) PRECEDING AND 16 - told_before(place, seeds) FOLLOWING EXCLUDE CURRENT ROW
  ) AS others
FROM placed;
