-- Seeds of the same article.
SELECT seeds.path, list(other.path ORDER BY other.id) AS others
FROM (SELECT id, unnest(others) AS other_id FROM twins WHERE kind = 'article')
JOIN seeds USING (id)
JOIN seeds AS other ON other.id = other_id
WHERE NOT list_contains(seeds.doubtful, 'url')
GROUP BY seeds.id, seeds.path;
