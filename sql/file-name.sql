-- `.txt` files that are not called as seeds are, in folders where most are: 001_0123456789abcdef.txt.
WITH
  named AS (
    SELECT path, corpus, folder, regexp_matches(path, '(?:^|/)[0-9]{3,15}_[0-9a-f]{16}\.txt$') AS is_regular
    FROM seeds
    WHERE suffix(path, '.txt')
  ),
  regular AS (
    SELECT corpus, folder
    FROM named
    GROUP BY corpus, folder
    HAVING count_if(is_regular) > count_if(NOT is_regular) AND count_if(NOT is_regular) <= 1000
  )
SELECT path, []::VARCHAR[] AS others
FROM named SEMI JOIN regular USING (corpus, folder)
WHERE NOT is_regular;
