-- Files in a folder whose names begin with the same number.
SELECT seeds.path, list(other.path ORDER BY other.id) AS others
FROM (SELECT id, unnest(others) AS other_id FROM twins WHERE kind = 'number')
JOIN seeds USING (id)
JOIN seeds AS other ON other.id = other_id
GROUP BY seeds.id, seeds.path;
