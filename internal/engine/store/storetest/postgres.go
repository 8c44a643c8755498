package storetest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// sharedPostgres is the one server of this test process.
var sharedPostgres = sync.OnceValues(startPostgres)

type postgres struct{ url func(database string) string }

// keepAlive holds the pipe whose end tells the guard shell that this process
// is gone.
type keepAlive struct{ *os.File }

func startPostgres() (*postgres, error) {
	bin, err := postgresBin()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "mailstead-pg-")
	if err != nil {
		return nil, err
	}
	attr, err := serverUser(dir)
	if err != nil {
		return nil, err
	}
	data := filepath.Join(dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-N", "--locale=C.UTF-8", "-E", "UTF8")
	initdb.SysProcAttr, initdb.Dir = attr, dir
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	if err := runGuarded(dir, bin, data, port, attr); err != nil {
		return nil, err
	}
	p := &postgres{url: func(db string) string {
		return fmt.Sprintf("postgres://postgres@127.0.0.1:%d/%s?sslmode=disable", port, db)
	}}
	return p, p.wait(dir)
}

// guard runs the server until standard input ends, then removes its files.
// Its input is a pipe from the test process, so it ends with that process.
const guard = `"$1/postgres" -D "$2" -p "$3" -h 127.0.0.1 -k "" -c fsync=off -c max_connections=300 >"$4/log" 2>&1 &
pg=$!
cat >/dev/null
kill -INT $pg
wait $pg
rm -rf "$4"`

func runGuarded(dir, bin, data string, port int, attr *syscall.SysProcAttr) error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd := exec.Command("sh", "-c", guard, "sh", bin, data, strconv.Itoa(port), dir)
	sys := *attr
	sys.Setpgid = true // a Ctrl-C meant for the tests stops them first
	cmd.SysProcAttr, cmd.Stdin, cmd.Dir = &sys, r, dir
	if err := cmd.Start(); err != nil {
		return err
	}
	guards.Store(dir, keepAlive{w})
	return r.Close()
}

// guards keeps the write ends of the pipes open for the life of the process.
var guards sync.Map

func (p *postgres) wait(dir string) error {
	var last error
	for range 300 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		conn, err := pgx.Connect(ctx, p.url("postgres"))
		if err == nil {
			err = conn.Close(ctx)
		}
		cancel()
		if last = err; err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(dir, "log"))
	return fmt.Errorf("the server did not start: %w\n%s", last, log)
}

func (p *postgres) createDatabase(ctx context.Context, name string) (string, error) {
	conn, err := pgx.Connect(ctx, p.url("postgres"))
	if err != nil {
		return "", err
	}
	_, err = conn.Exec(ctx, "CREATE DATABASE "+pgx.Identifier{name}.Sanitize())
	return p.url(name), errors.Join(err, conn.Close(ctx))
}

// serverUser is how to run the server: it refuses to run as root.
func serverUser(dir string) (*syscall.SysProcAttr, error) {
	if os.Geteuid() != 0 {
		return &syscall.SysProcAttr{}, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("%w; tests run as root need the user that the postgresql package makes: run scripts/test-deps.sh", err)
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	cred := &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return &syscall.SysProcAttr{Credential: cred}, os.Chown(dir, uid, gid)
}

func postgresBin() (string, error) {
	dirs, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return "", err
	}
	slices.Sort(dirs)
	for _, d := range slices.Backward(dirs) {
		if _, err := os.Stat(filepath.Join(d, "initdb")); err == nil {
			return d, nil
		}
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	return "", errors.New("initdb was not found; run scripts/test-deps.sh, which installs PostgreSQL")
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
