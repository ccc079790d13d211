package rds

import (
	"regexp"
	"strconv"
	"strings"
)

// template is an engine parameter that can be changed: its default, whether a change needs a restart, what values it
// takes (as CheckingCode spells it) and what it is for. It is a selection: the parameters that clients set most,
// with the defaults of the engines' manuals (A0081).
type template struct {
	name, value string
	restart     bool
	takes       string
	about       string
}

// takesValue checks a value against CheckingCode: [low-high] or [a|b|c]; another form takes everything.
func (t template) takesValue(value string) bool {
	if m := rangePattern.FindStringSubmatch(t.takes); m != nil {
		n, err := strconv.ParseFloat(value, 64)
		low, _ := strconv.ParseFloat(m[1], 64)
		high, _ := strconv.ParseFloat(m[2], 64)
		return err == nil && n >= low && n <= high
	}
	if !strings.HasPrefix(t.takes, "[") || !strings.Contains(t.takes, "|") {
		return true
	}
	for _, word := range strings.Split(strings.Trim(t.takes, "[]"), "|") {
		if strings.EqualFold(word, value) {
			return true
		}
	}
	return false
}

var rangePattern = regexp.MustCompile(`^\[(-?[0-9.]+)-([0-9.]+)\]$`)

// template finds a parameter of an engine.
func (e *engine) template(name string) (template, bool) {
	for _, t := range e.templates {
		if t.name == name {
			return t, true
		}
	}
	return template{}, false
}

var mysqlTemplates = []template{
	{"auto_increment_increment", "1", false, "[1-65535]", "Step between two values of an AUTO_INCREMENT column."},
	{"auto_increment_offset", "1", false, "[1-65535]", "First value of an AUTO_INCREMENT column."},
	{"back_log", "3000", true, "[0-65535]", "Connection requests that may wait."},
	{"binlog_row_image", "full", false, "[full|minimal]", "Columns that a row event logs."},
	{"binlog_rows_query_log_events", "OFF", false, "[ON|OFF]", "Whether the statement is logged beside its rows."},
	{"character_set_server", "utf8", true, "[utf8|latin1|gbk|utf8mb4]", "Default character set."},
	{"connect_timeout", "10", false, "[1-3600]", "Seconds to wait for a connect packet."},
	{"default_time_zone", "SYSTEM", true, "", "Time zone of the server."},
	{"default_week_format", "0", false, "[0-7]", "Mode of WEEK()."},
	{"delayed_insert_limit", "100", false, "[1-4294967295]", "Rows after which a delayed insert looks for readers."},
	{"delayed_insert_timeout", "300", false, "[1-3600]", "Seconds that a delayed insert waits."},
	{"delayed_queue_size", "1000", false, "[1-4294967295]", "Rows in the queue of delayed inserts."},
	{"div_precision_increment", "4", false, "[0-30]", "Digits that a division adds."},
	{"eq_range_index_dive_limit", "100", false, "[0-4294967295]", "Ranges up to which the index is dived into."},
	{"event_scheduler", "OFF", false, "[ON|OFF]", "Whether events run."},
	{"explicit_defaults_for_timestamp", "OFF", true, "[ON|OFF]", "Standard behaviour of TIMESTAMP columns."},
	{"ft_min_word_len", "4", true, "[1-3600]", "Shortest word in a full-text index."},
	{"group_concat_max_len", "1024", false, "[4-1844674407370954752]", "Longest result of GROUP_CONCAT."},
	{"innodb_adaptive_hash_index", "ON", false, "[ON|OFF]", "Whether the adaptive hash index is used."},
	{"innodb_flush_log_at_trx_commit", "1", false, "[0-2]", "When the log is flushed."},
	{"innodb_io_capacity", "2000", false, "[100-20000]", "I/O operations for background tasks."},
	{"innodb_large_prefix", "OFF", false, "[ON|OFF]", "Whether index prefixes may be long."},
	{"innodb_lock_wait_timeout", "50", false, "[1-1073741824]", "Seconds to wait for a row lock."},
	{"innodb_print_all_deadlocks", "OFF", false, "[ON|OFF]", "Whether all deadlocks are logged."},
	{"innodb_thread_concurrency", "0", false, "[0-128]", "Threads inside InnoDB."},
	{"interactive_timeout", "7200", false, "[10-86400]", "Seconds of silence after which an interactive connection is closed."},
	{"key_cache_block_size", "1024", false, "[512-16384]", "Size of a key cache block."},
	{"log_queries_not_using_indexes", "OFF", false, "[ON|OFF]", "Whether queries without an index are logged."},
	{"long_query_time", "1", false, "[0.1-31536000]", "Seconds after which a query is slow."},
	{"lower_case_table_names", "1", true, "[0-1]", "Whether table names ignore case."},
	{"max_allowed_packet", "1073741824", false, "[16384-1073741824]", "Largest packet."},
	{"max_connect_errors", "100", false, "[0-4294967295]", "Failed connects after which a host is blocked."},
	{"max_length_for_sort_data", "1024", false, "[0-838860]", "Longest row that is sorted as a whole."},
	{"max_prepared_stmt_count", "16382", false, "[0-1048576]", "Prepared statements of all sessions."},
	{"max_write_lock_count", "102400", false, "[1-102400]", "Write locks after which readers come first."},
	{"net_read_timeout", "30", false, "[1-18446744073709551615]", "Seconds to wait for more data."},
	{"net_retry_count", "10", false, "[1-4294967295]", "Retries of an interrupted read."},
	{"net_write_timeout", "60", false, "[1-18446744073709551615]", "Seconds to wait for a block to be written."},
	{"performance_schema", "OFF", true, "[ON|OFF]", "Whether the performance schema is kept."},
	{"query_alloc_block_size", "8192", false, "[1024-16384]", "Memory block of a query."},
	{"slow_launch_time", "2", false, "[1-1024]", "Seconds after which a thread starts slowly."},
	{"sql_mode", "", false, "", "Modes of the SQL dialect."},
	{"table_definition_cache", "512", false, "[400-80480]", "Table definitions that are kept."},
	{"table_open_cache", "2000", false, "[1-524288]", "Tables that stay open."},
	{"tmp_table_size", "2097152", false, "[262144-134217728]", "Largest temporary table in memory."},
	{"transaction_isolation", "READ-COMMITTED", true, "[READ-UNCOMMITTED|READ-COMMITTED|REPEATABLE-READ|SERIALIZABLE]", "Isolation of transactions."},
	{"wait_timeout", "86400", false, "[1-31536000]", "Seconds of silence after which a connection is closed."},
}

var postgresTemplates = []template{
	{"autovacuum_max_workers", "5", true, "[1-262143]", "Autovacuum processes."},
	{"autovacuum_vacuum_cost_limit", "10000", false, "[-1-10000]", "Cost after which autovacuum sleeps."},
	{"checkpoint_timeout", "300", false, "", "Time between checkpoints."},
	{"deadlock_timeout", "1000", false, "[1-2147483647]", "Milliseconds before deadlocks are looked for."},
	{"default_transaction_isolation", "read committed", false, "", "Isolation of transactions."},
	{"effective_cache_size", "2097152", false, "", "What the planner thinks is cached."},
	{"enable_hashjoin", "on", false, "[on|off]", "Whether the planner uses hash joins."},
	{"enable_indexscan", "on", false, "[on|off]", "Whether the planner uses index scans."},
	{"enable_sort", "on", false, "[on|off]", "Whether the planner uses sort steps."},
	{"geqo", "on", false, "[on|off]", "Whether the genetic planner is used."},
	{"geqo_seed", "0", false, "[0-1]", "Seed of the genetic planner."},
	{"idle_in_transaction_session_timeout", "3600000", false, "[0-2147483647]", "Milliseconds that a transaction may idle."},
	{"lock_timeout", "0", false, "[0-2147483647]", "Milliseconds to wait for a lock."},
	{"log_min_duration_statement", "1000", false, "[-1-2147483647]", "Milliseconds after which a statement is logged."},
	{"log_statement", "ddl", false, "[none|ddl|mod|all]", "Statements that are logged."},
	{"maintenance_work_mem", "262144", false, "", "Memory of maintenance work."},
	{"max_connections", "400", true, "[100-262143]", "Connections."},
	{"max_prepared_transactions", "800", true, "[0-262143]", "Prepared transactions."},
	{"max_wal_senders", "64", true, "[0-262143]", "WAL senders."},
	{"random_page_cost", "1.1", false, "", "Cost of a page that is not read in order."},
	{"shared_preload_libraries", "'pg_stat_statements,auto_explain'", true, "", "Libraries that are loaded at the start."},
	{"statement_timeout", "0", false, "[0-2147483647]", "Milliseconds that a statement may run."},
	{"tcp_keepalives_idle", "45", false, "[0-2147483647]", "Seconds of silence before a keepalive."},
	{"timezone", "Asia/Shanghai", false, "", "Time zone of sessions."},
	{"wal_level", "replica", true, "[replica|logical]", "What the WAL holds."},
	{"work_mem", "4096", false, "", "Memory of one operation."},
}

var sqlServerTemplates = []template{
	{"cost threshold for parallelism", "5", false, "[0-32767]", "Cost above which a query runs in parallel."},
	{"fill factor (%)", "0", true, "[0-100]", "How full index pages are made."},
	{"max degree of parallelism", "0", false, "[0-64]", "Processors of one query."},
	{"max server memory (MB)", "2147483647", false, "[128-2147483647]", "Memory of the server."},
	{"max worker threads", "0", true, "[0-65535]", "Worker threads."},
	{"min server memory (MB)", "0", false, "[0-2147483647]", "Memory that the server keeps."},
	{"optimize for ad hoc workloads", "0", false, "[0-1]", "Whether single-use plans are kept small."},
	{"query wait (s)", "-1", false, "[-1-2147483647]", "Seconds that a query waits for memory."},
	{"remote login timeout (s)", "10", false, "[0-2147483647]", "Seconds to wait for a remote login."},
}
