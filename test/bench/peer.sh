#!/usr/bin/env bash
# Starts Mailstead for a load test beside other servers, and ends it:
#
#   peer.sh start DIR [MAILBOXES] [PORT-BASE]
#   peer.sh stop DIR
#
# start makes an organization with the users u1, u2, … on new data in DIR and
# writes DIR/endpoints.env: NAME, and in ARGS where the server listens, a pattern
# for its users, their password and the file with its process id. stop ends the
# server and leaves the data. MAILSTEAD_BIN names the program to start (build/mailstead
# by default, which is built), MAILSTEAD_CONFIG a configuration file, for
# PostgreSQL for one.
set -eu
action=${1:?start or stop}
dir=$(realpath -m "${2:?a directory}")
mailboxes=${3:-20}
base=${4:-24000}
password=benchbench-1A
root=$(cd "$(dirname "$0")/../.." && pwd)

die() {
	echo "$*" >&2
	exit 1
}

# wait_until SECONDS COMMAND...: runs the command until it succeeds.
wait_until() {
	tries=$(($1 * 10))
	shift
	while ! "$@"; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || return 1
		sleep 0.1
	done
}

gone() { ! kill -0 "$1" 2>/dev/null; }
ready() { grep -qx ready "$dir/server.log"; }

start() {
	[ ! -e "$dir/endpoints.env" ] || die "$dir is in use: stop it and remove it first"
	mkdir -p "$dir"
	if [ -z "${MAILSTEAD_BIN:-}" ]; then
		make -s -C "$root" build
		MAILSTEAD_BIN=$root/build/mailstead
	fi
	set -- serve --data "$dir/data" --port-base "$base"
	[ -z "${MAILSTEAD_CONFIG:-}" ] || set -- "$@" --config "$MAILSTEAD_CONFIG"
	"$MAILSTEAD_BIN" "$@" </dev/null >"$dir/server.log" 2>&1 &
	echo $! >"$dir/server.pid"
	wait_until 60 ready || die "the server is not ready; see $dir/server.log"
	domain=$(cd "$root" && go run ./test/bench -prepare "$dir/data" -users "$mailboxes" -password "$password")
	args="-name mailstead -smtp 127.0.0.1:$((base + 25)) -imap 127.0.0.1:$((base + 143))"
	args="$args -user u%d@$domain -pass $password -users $mailboxes -pids $dir/server.pid"
	printf "NAME=mailstead\nARGS='%s'\n" "$args" >"$dir/endpoints.env"
	cat "$dir/endpoints.env"
}

stop() {
	[ -e "$dir/server.pid" ] || die "no server of this script runs on $dir"
	pid=$(cat "$dir/server.pid")
	kill "$pid" 2>/dev/null || true
	wait_until 30 gone "$pid" || die "process $pid does not end"
	rm -f "$dir/server.pid" "$dir/endpoints.env"
}

case $action in
start) start ;;
stop) stop ;;
*) die "start or stop, not $action" ;;
esac
