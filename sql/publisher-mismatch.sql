-- Seeds whose publisher is not the one that as good as all seeds from their domain have. `seedbed merge` reports those of
-- a publisher that nobody knows as unknown-publisher. What seedbed.yaml and the built-in list say of publishers is not here.

-- A count by its first four binary digits, as Seedbed compares them.
CREATE OR REPLACE MACRO roughly(n) AS
  (n >> greatest(0, length(bin(n)) - 4)) << greatest(0, length(bin(n)) - 4);

WITH
  counted AS (
    SELECT corpus, domain, publisher, count(*) AS seeds
    FROM seeds
    WHERE domain IS NOT NULL AND publisher IS NOT NULL
    GROUP BY ALL
  ),
  domains AS (SELECT corpus, domain, sum(seeds)::BIGINT AS seeds FROM counted GROUP BY ALL),
  usual AS (
    SELECT corpus, domain, publisher
    FROM counted JOIN domains USING (corpus, domain)
    WHERE counted.seeds >= 3 AND roughly(counted.seeds) >= 2 * roughly(domains.seeds - counted.seeds)
  )
SELECT path, [usual.publisher] AS others
FROM seeds JOIN usual USING (corpus, domain)
WHERE seeds.publisher <> usual.publisher
  AND NOT list_contains(doubtful, 'url') AND NOT list_contains(doubtful, 'publisher');
