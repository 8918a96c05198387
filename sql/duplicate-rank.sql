-- Seeds with the same rank in a folder, or in the corpus if the variable `rank_scope` says so.
SELECT seeds.path, list(other.path ORDER BY other.id) AS others
FROM (SELECT id, unnest(others) AS other_id FROM twins WHERE kind = 'rank')
JOIN seeds USING (id)
JOIN seeds AS other ON other.id = other_id
WHERE NOT list_contains(seeds.doubtful, 'rank')
GROUP BY seeds.id, seeds.path;
