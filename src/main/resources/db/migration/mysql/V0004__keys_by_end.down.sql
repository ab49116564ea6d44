DROP INDEX api_keys_by_end ON api_keys;
