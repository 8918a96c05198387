-- Seeds of the same article with different usages. Another spelling of the same word is no other usage.
CREATE OR REPLACE MACRO folded(usage) AS
  trim(regexp_replace(lower(strip_accents(usage)), '[^\p{L}\p{M}\p{N}]+', ' ', 'g'));

SELECT seeds.path, list(other.path ORDER BY other.id) AS others
FROM (SELECT id, unnest(others) AS other_id FROM twins WHERE kind = 'article')
JOIN seeds USING (id)
JOIN seeds AS other ON other.id = other_id
WHERE NOT list_contains(seeds.doubtful, 'usage') AND folded(seeds.usage) <> folded(other.usage)
GROUP BY seeds.id, seeds.path;
