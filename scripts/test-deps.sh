#!/usr/bin/env bash
# Makes sure that the programs are there which the tests drive or start: the
# servers and clients of others, because a test of a protocol needs a peer that
# was written by somebody else. Installs what is missing on Debian and Ubuntu
# when it may (as root, or by sudo without a password); otherwise it says what
# to install and fails.
set -euo pipefail

# One line each: the program, the Debian package, what the tests do with it.
needs='
initdb   postgresql  storage on PostgreSQL
psql     postgresql-client  a look at PostgreSQL from outside
aws      awscli      calls to the API
curl     curl        reading mail over IMAP, raw calls to the API
mbsync   isync       reading mail over IMAP
swaks    swaks       sending mail over SMTP
swaks-tls  libnet-ssleay-perl  swaks over TLS
python3  python3     reading mail with imaplib, sending it with smtplib
'

has() {
	# A version manager's stand-in for a program that it does not have is found,
	# but does not run.
	if [ "$1" = aws ]; then
		aws --version >/dev/null 2>&1 || /usr/bin/aws --version >/dev/null 2>&1
		return
	fi
	command -v "$1" >/dev/null 2>&1 && return 0
	# Debian keeps the programs of PostgreSQL's server out of PATH.
	[ "$1" = initdb ] && compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && return 0
	# A module that swaks loads when it is there.
	[ "$1" = swaks-tls ] && perl -MNet::SSLeay -e 1 2>/dev/null
}

missing() {
	while read -r program package _; do
		[ -z "$program" ] || has "$program" || echo "$package"
	done <<<"$needs" | sort -u
}

packages=$(missing)
[ -z "$packages" ] && exit 0
list=$(tr '\n' ' ' <<<"$packages")

as_root=()
if [ "$(id -u)" -ne 0 ]; then
	as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
	cat >&2 <<EOT
The tests need programs that are not here. On Debian or Ubuntu install them with
    sudo apt-get install --no-install-recommends $list
and on another system install what holds the same programs:
EOT
	while read -r program _ purpose; do
		[ -z "$program" ] || has "$program" || printf '    %-8s %s\n' "$program" "$purpose" >&2
	done <<<"$needs"
	exit 1
fi

echo "Installing what the tests need: $list"
export DEBIAN_FRONTEND=noninteractive
# Debian's package would start a server of its own; the tests bring theirs.
if grep -qx postgresql <<<"$packages" && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
	"${as_root[@]}" mkdir -p /etc/postgresql-common
	echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
"${as_root[@]}" apt-get update -q
# shellcheck disable=SC2086 # a list of package names
"${as_root[@]}" apt-get install -q -y --no-install-recommends $list

still=$(missing)
if [ -n "$still" ]; then
	echo "Installed, but these packages still do not give the programs that the tests need: $still" >&2
	exit 1
fi
