// Package store is the transactional heart of the server: one SQL text on two
// engines, SQLite inside the process and PostgreSQL beside it.
//
// A caller hands closures to [Store.View] and [Store.Update]. Each closure
// sees one consistent snapshot; an Update is durable when it returns nil. On
// SQLite one caller at a time gathers the waiting Update closures into one
// transaction, each in its own savepoint, and flushes once for all of them
// (group commit), so the rate of durable updates grows with the number of
// callers rather than with the number of flushes. On PostgreSQL each closure
// is a transaction of its own and the server groups the flushes.
//
// # Rules for SQL
//
// Placeholders are $1, $2, …; ON CONFLICT, RETURNING and common table
// expressions work alike on both engines. Times are BIGINT microseconds since
// the Unix epoch in UTC (see [Micros]), booleans are 0 and 1. Text is compared
// byte by byte; fold case in Go before storing. Row locks come from writing:
// begin a read-modify-write by updating the row that guards it
// ("UPDATE … SET modseq = modseq + 1 … RETURNING …"), because PostgreSQL runs
// at READ COMMITTED and SQLite has no SELECT … FOR UPDATE. Lock several rows in
// ascending order of their keys. Write LIMIT $1 + 0: SQLite prepares a
// statement with a bare bound LIMIT again at each run. In migrations three words in braces stand for
// what the engines spell differently: {id} (64-bit integer primary key),
// {text} (text in byte order) and {bytes}.
//
// # Rules for closures
//
// An Update closure may run more than once (a lost race, a batch that must be
// repeated), so it must not have effects outside the transaction: parse,
// compress, encrypt and draw random numbers before it, and use [Tx.OnCommit]
// for what must follow a commit. After a statement has failed, return the
// error: PostgreSQL refuses further statements in that transaction. Say
// ON CONFLICT DO NOTHING where a conflict is an expected answer.
package store
