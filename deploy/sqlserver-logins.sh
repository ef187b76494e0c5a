#!/bin/bash
# Creates the database and a login for each purpose: "todo_migrate" may change tables, "todo_api" only reads and writes rows.
# Safe to repeat; it then sets the passwords anew. Needs ADMIN_PASSWORD, which is that of "sa", MIGRATE_PASSWORD and API_PASSWORD.
set -euo pipefail

# A literal in T-SQL, in which a quote is doubled.
literal() {
    local quote="'"
    printf "N'%s'" "${1//$quote/$quote$quote}"
}

login() {
    cat <<SQL
IF SUSER_ID(N'$1') IS NULL CREATE LOGIN $1 WITH PASSWORD = $(literal "$2");
ELSE ALTER LOGIN $1 WITH PASSWORD = $(literal "$2");
IF DATABASE_PRINCIPAL_ID(N'$1') IS NULL CREATE USER $1 FOR LOGIN $1;
ALTER ROLE db_datareader ADD MEMBER $1;
ALTER ROLE db_datawriter ADD MEMBER $1;
GO
SQL
}

# -x: a "$(" in a password is no variable of sqlcmd's. -C: the server's certificate is signed by nobody.
{
    cat <<'SQL'
IF DB_ID(N'todo') IS NULL CREATE DATABASE todo;
GO
IF EXISTS (SELECT * FROM sys.databases WHERE name = N'todo' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE todo SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
USE todo;
GO
SQL
    login todo_migrate "$MIGRATE_PASSWORD"
    login todo_api "$API_PASSWORD"
    cat <<'SQL'
ALTER ROLE db_ddladmin ADD MEMBER todo_migrate;
GO
SQL
} | SQLCMDPASSWORD="$ADMIN_PASSWORD" "${SQLCMD:-/opt/mssql-tools18/bin/sqlcmd}" -S "${SQLSERVER:-database}" -U sa -C -b -x
