-- Seeds with the same title, but for letter case and punctuation, unless their urls say that they are of one article.
SELECT seeds.path, list(other.path ORDER BY other.id) AS others
FROM (SELECT id, unnest(others) AS other_id FROM twins WHERE kind = 'headline')
JOIN seeds USING (id)
JOIN seeds AS other ON other.id = other_id
WHERE NOT list_contains(seeds.doubtful, 'title') AND may_be_copies(seeds.article, other.article)
GROUP BY seeds.id, seeds.path;
