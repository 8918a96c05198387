-- Seeds whose bodies are almost the same, the most similar first: at most sixteen of each, and of those only such as are
-- not known to be of the same article.
--
-- Two bodies are compared when their signatures agree in a band: `band_bytes` bytes in a row. The signature is base64, so
-- with the usual 3 bytes a band is four characters of it. There are as many bands as it takes to miss one in two hundred
-- pairs of the threshold's similarity. Beyond a few million seeds chance alone has bodies agree in three bytes: take 6,
-- of which there are more bands then. A band in which more than 64 bodies agree says nothing and is passed over.

SET VARIABLE bands = least(
  128 // getvariable('band_bytes'),
  greatest(1, ceil(ln(1 / 200) / ln(1 - least(getvariable('threshold') ** getvariable('band_bytes'), 0.999999))))
)::BIGINT;

-- How many bytes of eight are not 0.
CREATE OR REPLACE MACRO differing(word) AS
  bit_count(
    (((word & '0x7F7F7F7F7F7F7F7F'::UBIGINT) + '0x7F7F7F7F7F7F7F7F'::UBIGINT) | word) & '0x8080808080808080'::UBIGINT
  );

-- The share of what two bodies consist of that they have in common, by their signatures as lists of words.
CREATE OR REPLACE MACRO share(words, other) AS
  greatest(0, ((128 - list_sum(list_transform(list_zip(words, other), lambda z: differing(xor(z[1], z[2])))))::DOUBLE * 2 - 1) / 255);

-- The bodies that differ, each with its seeds.
CREATE OR REPLACE TABLE bodies AS
SELECT row_number() OVER () AS body, corpus, signature, ids
FROM (
  SELECT seeds.corpus, signature, list(id ORDER BY id) AS ids
  FROM seeds JOIN part_lines ON part_lines.rowid = line
  WHERE signature IS NOT NULL
  GROUP BY ALL
);

-- The bodies that agree in a band, by a hash since it is shorter: where two clash, the bodies turn out not to be alike.
CREATE OR REPLACE MACRO agreeing(band) AS TABLE
SELECT list(body) AS members
FROM bodies
WHERE band < getvariable('bands')
GROUP BY hash(corpus, substr(signature, 1 + band * (getvariable('band_bytes') // 3 * 4), getvariable('band_bytes') // 3 * 4))
HAVING count(*) BETWEEN 2 AND 64;

-- One band after the other, as all at once take as many times the memory. There are never more than these.
CREATE OR REPLACE TABLE crowds (members BIGINT[]);
INSERT INTO crowds FROM agreeing(0);
INSERT INTO crowds FROM agreeing(1);
INSERT INTO crowds FROM agreeing(2);
INSERT INTO crowds FROM agreeing(3);
INSERT INTO crowds FROM agreeing(4);
INSERT INTO crowds FROM agreeing(5);
INSERT INTO crowds FROM agreeing(6);
INSERT INTO crowds FROM agreeing(7);
INSERT INTO crowds FROM agreeing(8);
INSERT INTO crowds FROM agreeing(9);
INSERT INTO crowds FROM agreeing(10);
INSERT INTO crowds FROM agreeing(11);
INSERT INTO crowds FROM agreeing(12);
INSERT INTO crowds FROM agreeing(13);
INSERT INTO crowds FROM agreeing(14);
INSERT INTO crowds FROM agreeing(15);
INSERT INTO crowds FROM agreeing(16);
INSERT INTO crowds FROM agreeing(17);
INSERT INTO crowds FROM agreeing(18);
INSERT INTO crowds FROM agreeing(19);
INSERT INTO crowds FROM agreeing(20);
INSERT INTO crowds FROM agreeing(21);
INSERT INTO crowds FROM agreeing(22);
INSERT INTO crowds FROM agreeing(23);
INSERT INTO crowds FROM agreeing(24);
INSERT INTO crowds FROM agreeing(25);
INSERT INTO crowds FROM agreeing(26);
INSERT INTO crowds FROM agreeing(27);
INSERT INTO crowds FROM agreeing(28);
INSERT INTO crowds FROM agreeing(29);
INSERT INTO crowds FROM agreeing(30);
INSERT INTO crowds FROM agreeing(31);
INSERT INTO crowds FROM agreeing(32);
INSERT INTO crowds FROM agreeing(33);
INSERT INTO crowds FROM agreeing(34);
INSERT INTO crowds FROM agreeing(35);
INSERT INTO crowds FROM agreeing(36);
INSERT INTO crowds FROM agreeing(37);
INSERT INTO crowds FROM agreeing(38);
INSERT INTO crowds FROM agreeing(39);
INSERT INTO crowds FROM agreeing(40);
INSERT INTO crowds FROM agreeing(41);

CREATE OR REPLACE TABLE pairs AS
WITH
  candidates AS (
    SELECT DISTINCT body, other
    FROM (SELECT unnest(members) AS body, members FROM crowds), unnest(members) AS others(other)
    WHERE body < other
  ),
  words AS (
    SELECT body, list_transform(range(16), lambda k: ('0x' || hex[16 * k + 1:16 * k + 16])::UBIGINT) AS words
    FROM (SELECT body, hex(from_base64(signature)) AS hex FROM bodies)
    SEMI JOIN (SELECT body FROM candidates UNION SELECT other FROM candidates) USING (body)
  ),
  compared AS (
    SELECT candidates.body, other, share(words.words, others.words) AS share
    FROM candidates JOIN words USING (body) JOIN words AS others ON others.body = other
  )
SELECT body, other, share FROM compared WHERE share >= getvariable('threshold')
UNION ALL
SELECT other, body, share FROM compared WHERE share >= getvariable('threshold');

CREATE OR REPLACE TABLE near_members AS
SELECT body, unnest(ids) AS id, unnest(range(1, len(ids) + 1)) AS place, len(ids) AS seeds
FROM bodies
WHERE len(ids) > 1 OR body IN (SELECT body FROM pairs);

WITH
  -- Of another body with many seeds, those next to this one are told.
  partners AS (
    SELECT seed.id, pairs.other AS body, pairs.share, coalesce(before.place, 0) + 1 AS place
    FROM near_members AS seed JOIN pairs USING (body)
    ASOF LEFT JOIN near_members AS before ON before.body = pairs.other AND before.id < seed.id
  ),
  told AS (
    SELECT id, body, 1.0 AS share, place - told_before(place, seeds) AS first, place + 16 - told_before(place, seeds) AS last
    FROM near_members WHERE seeds > 1
    UNION ALL
    SELECT partners.id, body, share,
      partners.place - told_before(partners.place, len(ids) + 1),
      partners.place + 15 - told_before(partners.place, len(ids) + 1)
    FROM partners JOIN bodies USING (body)
  ),
  others AS (
    SELECT told.id, told.share, other.id AS other_id
    FROM (SELECT id, body, share, unnest(range(first, last + 1)) AS place FROM told) AS told
    JOIN near_members AS other USING (body, place)
    WHERE other.id <> told.id
    QUALIFY row_number() OVER (PARTITION BY told.id ORDER BY told.share DESC, other.id) <= 16
  )
SELECT seeds.path, list(other.path ORDER BY share DESC, other.id) AS others
FROM others JOIN seeds USING (id) JOIN seeds AS other ON other.id = other_id
WHERE may_be_copies(seeds.article, other.article)
GROUP BY seeds.id, seeds.path;
