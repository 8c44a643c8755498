package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mailstead/mailstead/test/process"
)

// A lab is a running server with an organization and its users.
type lab struct {
	options
	temporary string // directory to remove afterwards, or empty
	data      string
	server    *process.Server
	org       string // id of the organization
	domain    string
	userIDs   []string
}

// alias of the organization, in its test domain.
const alias = "bench"

// stopWithin is how long the server may take to end.
const stopWithin = time.Minute

func newLab(ctx context.Context, o options) (*lab, error) {
	l := &lab{options: o}
	parent := o.dir
	if parent == "" {
		parent = filepath.Dir(o.binary)
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	var err error
	if l.temporary, err = os.MkdirTemp(parent, "bench-"); err != nil {
		return nil, err
	}
	l.data = filepath.Join(l.temporary, "data")
	if err := l.start(ctx); err != nil {
		return nil, errors.Join(err, l.close())
	}
	if err := l.populate(l.server.Addr("api"), l.server.CredentialsFile()); err != nil {
		return nil, errors.Join(err, l.close())
	}
	return l, nil
}

func (l *lab) start(ctx context.Context) error {
	var err error
	l.server, err = process.Start(ctx, process.Options{Binary: l.binary, Dir: l.data, Config: l.config})
	return err
}

// restart gives the server an empty memory. The file system's cache stays.
func (l *lab) restart(ctx context.Context) error {
	if err := l.server.Stop(stopWithin); err != nil {
		return err
	}
	return l.start(ctx)
}

func (l *lab) close() error {
	var stop error
	if l.server != nil {
		stop = l.server.Stop(stopWithin)
		l.server = nil
	}
	return errors.Join(stop, os.RemoveAll(l.temporary))
}

// user returns the address of user i, counted from 0; beyond the last one it
// begins anew.
func (l *lab) user(i int) string { return fmt.Sprintf("u%d@%s", i%l.users+1, l.domain) }

// populate makes the organization and registers its users, at an API and with
// the key in a credentials file.
func (l *lab) populate(address, credentials string) error {
	c, err := dialAPI(address, credentials)
	if err != nil {
		return err
	}
	defer c.close()
	var created struct{ OrganizationId string }
	if err := c.decode(&created, "CreateOrganization", map[string]any{"Alias": alias}); err != nil {
		return err
	}
	l.org = created.OrganizationId
	if err := l.waitActive(c); err != nil {
		return err
	}
	for i := range l.users {
		name := "u" + strconv.Itoa(i+1)
		var user struct{ UserId string }
		err := c.decode(&user, "CreateUser", map[string]any{
			"OrganizationId": l.org, "Name": name, "DisplayName": "User " + strconv.Itoa(i+1), "Password": l.password,
		})
		if err != nil {
			return err
		}
		err = c.decode(nil, "RegisterToWorkMail", map[string]any{
			"OrganizationId": l.org, "EntityId": user.UserId, "Email": l.user(i),
		})
		if err != nil {
			return err
		}
		l.userIDs = append(l.userIDs, user.UserId)
	}
	return nil
}

func (l *lab) waitActive(c *apiClient) error {
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		var d struct{ State, DefaultMailDomain string }
		if err := c.decode(&d, "DescribeOrganization", map[string]any{"OrganizationId": l.org}); err != nil {
			return err
		}
		if d.State == "Active" {
			l.domain = d.DefaultMailDomain
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("the organization is %s and does not become Active", d.State)
		}
	}
}

// prepare makes the organization and users on a server that runs already.
func prepare(o options, stdout io.Writer) error {
	content, err := os.ReadFile(filepath.Join(o.prepare, "endpoints.json"))
	if err != nil {
		return err
	}
	var endpoints map[string]process.Endpoint
	if err := json.Unmarshal(content, &endpoints); err != nil {
		return err
	}
	l := &lab{options: o}
	if err := l.populate(endpoints["api"].Address, filepath.Join(o.prepare, "credentials")); err != nil {
		return err
	}
	_, err = fmt.Fprintln(stdout, l.domain)
	return err
}
