DROP INDEX IF EXISTS api_keys_by_end;
DROP INDEX IF EXISTS api_keys_endless;
