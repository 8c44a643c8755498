package iampolicy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// An Error says what is wrong with a document, and where.
type Error struct {
	// Path is the place: "Statement[1].Condition.Bool".
	Path string
	// Problem is a sentence about it.
	Problem string
}

// Error returns place and problem.
func (e *Error) Error() string {
	if e.Path == "" {
		return e.Problem
	}
	return e.Path + ": " + e.Problem
}

func problem(path, format string, args ...any) error {
	return &Error{path, fmt.Sprintf(format, args...)}
}

// A member is a name of a JSON object and its value.
type member struct {
	name  string
	value json.RawMessage
}

// object reads the members of a JSON object. A name that appears twice is an error:
// readers differ in which of the two counts, and a policy must have one meaning.
func object(path string, raw json.RawMessage) ([]member, error) {
	if kind(raw) != '{' {
		return nil, problem(path, "write an object, { ... }")
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	if _, err := dec.Token(); err != nil {
		return nil, notJSON(path, err)
	}
	var members []member
	seen := map[string]bool{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, notJSON(path, err)
		}
		name, _ := token.(string)
		if seen[name] {
			return nil, problem(path, "%q is there twice", clip(name))
		}
		seen[name] = true
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, notJSON(path, err)
		}
		members = append(members, member{name, value})
	}
	if _, err := dec.Token(); err != nil {
		return nil, notJSON(path, err)
	}
	return members, nil
}

// document reads the one object that a document consists of.
func document(text []byte) ([]member, error) {
	if len(text) > MaxSize {
		return nil, problem("", "the policy is longer than %d bytes", MaxSize)
	}
	var raw json.RawMessage
	if err := json.Unmarshal(text, &raw); err != nil {
		return nil, notJSON("", err)
	}
	return object("", bytes.TrimSpace(raw))
}

func notJSON(path string, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return problem(path, "the policy is not JSON: %s, at byte %d", syntax.Error(), syntax.Offset)
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return problem(path, "the policy is not JSON: it ends early")
	default:
		return problem(path, "the policy is not JSON: %v", err)
	}
}

// kind is the first character of a JSON value, which tells its type.
func kind(raw json.RawMessage) byte {
	if len(raw) == 0 {
		return 0
	}
	return raw[0]
}

// text reads a string.
func text(path string, raw json.RawMessage) (string, error) {
	var s string
	if kind(raw) != '"' || json.Unmarshal(raw, &s) != nil {
		return "", problem(path, "write a string")
	}
	return s, nil
}

// elements reads a list, or one value in place of a list of one.
func elements(path string, raw json.RawMessage) ([]json.RawMessage, error) {
	if kind(raw) != '[' {
		return []json.RawMessage{raw}, nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, notJSON(path, err)
	}
	if len(list) == 0 {
		return nil, problem(path, "the list is empty")
	}
	return list, nil
}

// texts reads a list of strings, or one. With scalars numbers and booleans are
// strings, too.
func texts(path string, raw json.RawMessage, scalars bool) ([]string, error) {
	list, err := elements(path, raw)
	if err != nil {
		return nil, err
	}
	out := make([]string, 0, len(list))
	for i, one := range list {
		switch at := index(path, i, kind(raw) == '['); {
		case kind(one) == '"':
			s, err := text(at, one)
			if err != nil {
				return nil, err
			}
			out = append(out, s)
		case scalars && len(one) > 0 && kind(one) != '{' && kind(one) != '[' && kind(one) != 'n':
			out = append(out, string(one))
		default:
			return nil, problem(at, "write a string")
		}
	}
	return out, nil
}

// index is the path of an element, when the element is in a list.
func index(path string, i int, list bool) string {
	if !list {
		return path
	}
	return path + "[" + strconv.Itoa(i) + "]"
}

// join is the path of a member.
func join(path, name string) string {
	if path == "" {
		return clip(name)
	}
	return path + "." + clip(name)
}

// clip shortens what a document says before it is repeated in an error.
func clip(s string) string {
	const longest = 64
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "..."
	}
	return s
}
