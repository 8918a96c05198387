-- The first seed of each rank before which one is missing, in the folder or the corpus. The rule is off unless switched on.
WITH ranked AS (
  SELECT corpus, CASE getvariable('rank_scope') WHEN 'folder' THEN folder ELSE '' END AS scope, rank, min(id) AS id
  FROM seeds
  WHERE rank IS NOT NULL
  GROUP BY ALL
)
SELECT path, []::VARCHAR[] AS others
FROM ranked
ANTI JOIN (SELECT corpus, scope, rank + 1 AS rank FROM ranked) AS next USING (corpus, scope, rank)
JOIN seeds USING (id)
WHERE ranked.rank > 1 AND NOT list_contains(doubtful, 'rank');
