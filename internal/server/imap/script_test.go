package imap_test

import (
	"bufio"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// TestScripts runs the dialogues of testdata/scripts, each with a server of its own. A script is lines:
//
//	# a comment
//	deliver NAME FOLDER [FLAG...]   files testdata/messages/NAME.eml
//	anonymous                       connections do not log in by themselves
//	C: text                         the client sends a line
//	S: pattern                      the server must answer with this line; "..." stands for anything
//
// "C2:" and "S2:" are a second connection, and so on. A connection is opened, and logged in as "alice", when it is
// first used.
func TestScripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/scripts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			runScript(t, string(text))
		})
	}
}

// script is a dialogue in progress.
type script struct {
	t         *testing.T
	w         *world
	anonymous bool
	conns     map[string]*scriptConn
}

type scriptConn struct {
	net.Conn
	r *bufio.Reader
}

var scriptLine = regexp.MustCompile(`^([CS])(\d*):(?: (.*))?$`)

func runScript(t *testing.T, text string) {
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	s := &script{t: t, w: w, conns: make(map[string]*scriptConn)}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		m := scriptLine.FindStringSubmatch(line)
		switch {
		case m == nil:
			s.directive(strings.Fields(line))
		case m[1] == "C":
			s.send(m[2], m[3])
		default:
			if got, ok := s.expect(m[2], m[3]); !ok {
				t.Fatalf("line %d\nwant %s\ngot  %s", i+1, m[3], got)
			}
		}
	}
	w.Check(t)
}

func (s *script) directive(words []string) {
	switch words[0] {
	case "anonymous":
		s.anonymous = true
	case "deliver":
		var flags mailbox.Flags
		var keywords []string
		for _, f := range words[3:] {
			switch f {
			case `\Seen`:
				flags |= mailbox.FlagSeen
			case `\Deleted`:
				flags |= mailbox.FlagDeleted
			default:
				keywords = append(keywords, f)
			}
		}
		s.w.append(s.t, "alice", words[2], message(s.t, words[1]), flags, keywords...)
	default:
		s.t.Fatalf("unknown directive %q", words)
	}
}

func (s *script) conn(id string) *scriptConn {
	if c := s.conns[id]; c != nil {
		return c
	}
	nc, err := net.Dial("tcp", s.w.addr)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = nc.Close() })
	c := &scriptConn{Conn: nc, r: bufio.NewReader(nc)}
	s.conns[id] = c
	if !s.anonymous {
		s.mustExpect(id, "* OK ...")
		s.send(id, "login LOGIN alice secret")
		s.mustExpect(id, "login OK ...")
	}
	return c
}

func (s *script) mustExpect(id, pattern string) {
	if got, ok := s.expect(id, pattern); !ok {
		s.t.Fatalf("want %s, got %s", pattern, got)
	}
}

func (s *script) send(id, line string) {
	if _, err := s.conn(id).Write([]byte(line + "\r\n")); err != nil {
		s.t.Fatal(err)
	}
}

func (s *script) expect(id, pattern string) (got string, ok bool) {
	c := s.conn(id)
	if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		s.t.Fatal(err)
	}
	line, err := c.r.ReadString('\n')
	if err != nil {
		return line + "(" + err.Error() + ")", pattern == "(end)"
	}
	line = strings.TrimSuffix(line, "\r\n")
	re := "^" + strings.ReplaceAll(regexp.QuoteMeta(pattern), `\.\.\.`, ".*") + "$"
	return line, regexp.MustCompile(re).MatchString(line)
}
