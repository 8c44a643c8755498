package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// contract is one AWS service as data. Unknown keys are refused, so that a fact
// added to the data is never ignored silently.
type contract struct {
	Service struct {
		ServiceID        string `json:"serviceId"`
		APIVersion       string `json:"apiVersion"`
		Protocol         string `json:"protocol"`
		JSONVersion      string `json:"jsonVersion"`
		TargetPrefix     string `json:"targetPrefix"`
		EndpointPrefix   string `json:"endpointPrefix"`
		SignatureVersion string `json:"signatureVersion"`
	} `json:"service"`
	Operations map[string]*operation `json:"operations"`
	Shapes     map[string]*shape     `json:"shapes"`
}

type operation struct {
	Input      string   `json:"input"`
	Output     string   `json:"output"`
	Errors     []string `json:"errors"`
	Idempotent bool     `json:"idempotent"`
	Pages      *pages   `json:"pages"`
}

type pages struct {
	InputToken  string `json:"input_token"`
	OutputToken string `json:"output_token"`
	LimitKey    string `json:"limit_key"`
	ResultKey   string `json:"result_key"`
}

type shape struct {
	Type      string   `json:"type"`
	Members   *members `json:"members"`
	Member    string   `json:"member"`
	Enum      []string `json:"enum"`
	Pattern   string   `json:"pattern"`
	Min       *int64   `json:"min"`
	Max       *int64   `json:"max"`
	Box       bool     `json:"box"`
	Sensitive bool     `json:"sensitive"`
	Exception bool     `json:"exception"`
}

type member struct {
	Name             string `json:"-"`
	Shape            string `json:"shape"`
	Required         bool   `json:"required"`
	IdempotencyToken bool   `json:"idempotencyToken"`
}

// members keeps the members of a structure in the order of the contract, which
// is the order of the fields, of the encoded members and of violations.
type members []member

func (m *members) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		var one member
		if err := d.Decode(&one); err != nil {
			return fmt.Errorf("member %v: %w", name, err)
		}
		one.Name = name.(string)
		*m = append(*m, one)
	}
	return nil
}

// secretShapes are credentials that the contract does not mark as sensitive but
// that must never reach a log all the same.
var secretShapes = []string{"ImpersonationToken"}

func loadContract(path string) (*contract, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	c := new(contract)
	if err := d.Decode(c); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, name := range secretShapes {
		if s, ok := c.Shapes[name]; ok {
			s.Sensitive = true
		}
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// check refuses what the generator's output could not express.
func (c *contract) check() error {
	if c.Service.Protocol != "json" || c.Service.JSONVersion != "1.1" {
		return fmt.Errorf("protocol %s %s: only AWS JSON 1.1 can be generated", c.Service.Protocol, c.Service.JSONVersion)
	}
	for name, op := range c.Operations {
		if op.Input != name+"Request" || op.Output != name+"Response" {
			return fmt.Errorf("operation %s: input and output must be %sRequest and %sResponse", name, name, name)
		}
		for _, ref := range append([]string{op.Input, op.Output}, op.Errors...) {
			if s := c.Shapes[ref]; s == nil || s.Type != "structure" {
				return fmt.Errorf("operation %s: %s is not a structure of the contract", name, ref)
			}
		}
	}
	for name, s := range c.Shapes {
		if !slices.Contains(knownTypes, s.Type) {
			return fmt.Errorf("shape %s has the type %q, which the generator does not know", name, s.Type)
		}
		if s.Type == "list" && !c.listable(s.Member) {
			return fmt.Errorf("list %s: %q is not a string or structure of the contract", name, s.Member)
		}
		for _, m := range s.members() {
			if c.Shapes[m.Shape] == nil {
				return fmt.Errorf("structure %s: member %s has no shape %q", name, m.Name, m.Shape)
			}
		}
	}
	return nil
}

// knownTypes are the types of shapes that the generator can express.
var knownTypes = []string{"structure", "list", "string", "boolean", "integer", "long", "double", "timestamp"}

// listable reports whether the generator knows lists of the shape.
func (c *contract) listable(name string) bool {
	s := c.Shapes[name]
	return s != nil && (s.Type == "string" || s.Type == "structure")
}

func (s *shape) members() []member {
	if s.Members == nil {
		return nil
	}
	return *s.Members
}

// named returns the names of the shapes that satisfy want, sorted.
func (c *contract) named(want func(name string, s *shape) bool) []string {
	var names []string
	for name, s := range c.Shapes {
		if want(name, s) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (c *contract) operationNames() []string {
	return slices.Sorted(maps.Keys(c.Operations))
}

// reachable adds to set the names of all shapes that the shape uses, and its
// own.
func (c *contract) reachable(name string, set map[string]bool) {
	if set[name] {
		return
	}
	set[name] = true
	s := c.Shapes[name]
	for _, m := range s.members() {
		c.reachable(m.Shape, set)
	}
	if s.Member != "" {
		c.reachable(s.Member, set)
	}
}

// sensitive reports whether the shape is, or holds, something that must not be
// logged.
func (c *contract) sensitive(name string) bool {
	set := map[string]bool{}
	c.reachable(name, set)
	for n := range set {
		if c.Shapes[n].Sensitive {
			return true
		}
	}
	return false
}
