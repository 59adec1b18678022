-- Search in tips as PostgreSQL offers it: Dutch stems, no accents, synonyms, typing errors by trigrams.
-- psql DATABASE -v dictionary=tips_synonyms -f postgresql.sql   (dutch_stem: without synonyms)
-- It reads the table `lines`, one record of `paw-tips list -f jsonl` a row, and makes `find_tips(query)`.

SET client_min_messages TO warning;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

DROP TABLE IF EXISTS tips, words CASCADE;
DROP TEXT SEARCH CONFIGURATION IF EXISTS tips CASCADE;
DROP TEXT SEARCH DICTIONARY IF EXISTS tips_synonyms CASCADE;

-- The groups of the thesaurus, in a file beside the dictionaries that come with PostgreSQL.
CREATE TEXT SEARCH DICTIONARY tips_synonyms
    (TEMPLATE = thesaurus, DictFile = paw_tips, Dictionary = pg_catalog.dutch_stem);
CREATE TEXT SEARCH CONFIGURATION tips (COPY = pg_catalog.dutch);
ALTER TEXT SEARCH CONFIGURATION tips
    ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part
    WITH unaccent, :dictionary, dutch_stem;

CREATE TABLE tips AS
SELECT line->>'id' AS id,
       line->>'text' AS text,
       setweight(to_tsvector('tips', line->>'text'), 'A')
    || setweight(to_tsvector('tips', coalesce(line->'keywords', '[]')), 'B')
    || setweight(to_tsvector('tips', coalesce(line->'answers', '[]')), 'C')
    || setweight(to_tsvector('tips', replace(coalesce(line->>'themes', ''), '-', ' ')), 'D') AS document
FROM lines;
CREATE INDEX ON tips USING gin (document);

-- The words that there are, for queries with a typing error (the recipe of pg_trgm's manual).
CREATE TABLE words AS
SELECT word FROM ts_stat($$
    SELECT to_tsvector('simple', unaccent(lower(line->>'text' || ' ' || coalesce(line->>'keywords', ''))))
    FROM lines
$$);
CREATE INDEX ON words USING gin (word gin_trgm_ops);
ANALYZE tips;
ANALYZE words;

-- The query with every word that no tip has put right, as far as one is near.
CREATE OR REPLACE FUNCTION spelled_right(query text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(coalesce(right_word, asked), ' ' ORDER BY place)
    FROM unnest(regexp_split_to_array(unaccent(lower(query)), '[^[:alnum:]]+'))
        WITH ORDINALITY AS token (asked, place)
    LEFT JOIN LATERAL (
        SELECT word AS right_word FROM words
        WHERE length(asked) > 4 AND word % asked AND similarity(word, asked) >= 0.45
          AND NOT EXISTS (SELECT FROM tips WHERE document @@ plainto_tsquery('tips', asked))
        ORDER BY similarity(word, asked) DESC, word LIMIT 1
    ) AS near ON true
$$;

-- The tips that have any of the words, best first.
CREATE OR REPLACE FUNCTION find_tips(query text)
RETURNS TABLE (id text, score real, text text) LANGUAGE sql STABLE AS $$
    WITH asked AS (
        SELECT replace(plainto_tsquery('tips', spelled_right(query))::text, ' & ', ' | ')::tsquery AS words
    )
    SELECT tips.id, ts_rank('{0.4, 0.6, 0.7, 1.0}', document, words) AS score, tips.text
    FROM tips, asked WHERE document @@ words
    ORDER BY score DESC, tips.id
$$;
