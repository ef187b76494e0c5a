#!/bin/bash
# Creates a login for each purpose in the database "todo": "todo_migrate" may change tables, "todo_api" only reads and writes rows.
# Safe to repeat; it then sets the passwords anew. Needs ADMIN_PASSWORD, which is that of "postgres", MIGRATE_PASSWORD and API_PASSWORD.
set -euo pipefail

# psql reads the passwords itself: arguments would show them to others, and it quotes them.
PGHOST="${PGHOST:-database}" PGUSER="${PGUSER:-postgres}" PGDATABASE=todo PGPASSWORD="$ADMIN_PASSWORD" \
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 <<'SQL'
\getenv migrate_password MIGRATE_PASSWORD
\getenv api_password API_PASSWORD
-- The server's log is not to show the passwords.
SET log_statement = none;
SET log_min_error_statement = panic;
SET log_min_duration_statement = -1;
BEGIN;
SELECT 'CREATE ROLE todo_migrate' WHERE to_regrole('todo_migrate') IS NULL \gexec
SELECT 'CREATE ROLE todo_api' WHERE to_regrole('todo_api') IS NULL \gexec
ALTER ROLE todo_migrate LOGIN PASSWORD :'migrate_password';
ALTER ROLE todo_api LOGIN PASSWORD :'api_password';
REVOKE ALL ON DATABASE todo FROM PUBLIC;
GRANT CONNECT ON DATABASE todo TO todo_migrate, todo_api;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO todo_migrate;
GRANT USAGE ON SCHEMA public TO todo_api;
-- Of tables that are there already, and of those that migrations will add.
SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.%I TO todo_api', schemaname, tablename)
    FROM pg_tables WHERE schemaname = 'public' \gexec
ALTER DEFAULT PRIVILEGES FOR ROLE todo_migrate IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO todo_api;
COMMIT;
SQL
