package config

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A setting is one line or one table of the file, as the struct tags describe
// it.
type setting struct {
	path  []string
	doc   string
	value string // its default as TOML; empty for a table
	table bool
}

func (s setting) name() string { return strings.Join(s.path, ".") }
func (s setting) key() string  { return s.path[len(s.path)-1] }

// line is the setting as it stands in the file.
func (s setting) line() string { return s.key() + " = " + s.value }

// settings lists what the file can hold, in the order of the structs: the lines
// of a table before its tables.
func settings() []setting {
	return settingsOf(nil, reflect.ValueOf(Default()))
}

func settingsOf(path []string, v reflect.Value) []setting {
	var lines, tables []setting
	for i := range v.NumField() {
		field := v.Type().Field(i)
		s := setting{
			path: append(path[:len(path):len(path)], field.Tag.Get("toml")),
			doc:  field.Tag.Get("doc"),
		}
		if field.Type.Kind() == reflect.Struct {
			s.table = true
			tables = append(append(tables, s), settingsOf(s.path, v.Field(i))...)
			continue
		}
		s.value = tomlValue(v.Field(i))
		lines = append(lines, s)
	}
	return append(lines, tables...)
}

// tomlValue writes a default. Text in the defaults needs no escapes beyond those
// that Go and TOML share.
func tomlValue(v reflect.Value) string {
	if text, ok := v.Interface().(encoding.TextMarshaler); ok {
		if b, err := text.MarshalText(); err == nil {
			return strconv.Quote(string(b))
		}
	}
	if v.Kind() == reflect.String {
		return strconv.Quote(v.String())
	}
	return fmt.Sprint(v.Interface())
}

// exampleWidth is the width to which comments are filled.
const exampleWidth = 100

// Example is a configuration file with every setting, its meaning and its
// default. All are commented out, so the file as it is changes nothing.
func Example() string {
	var b strings.Builder
	b.WriteString("# The configuration of Mailstead: mailstead serve --data DIR --config FILE\n" +
		"# Every setting is here with its default. Remove the # before one to change it, and the # before the\n" +
		"# [table] above it.\n")
	for _, s := range settings() {
		b.WriteByte('\n')
		for _, line := range fill(s.doc, exampleWidth-2) {
			b.WriteString("# " + line + "\n")
		}
		if s.table {
			fmt.Fprintf(&b, "#[%s]\n", s.name())
		} else {
			fmt.Fprintf(&b, "#%s\n", s.line())
		}
	}
	return b.String()
}

// fill breaks text into lines of at most width characters.
func fill(text string, width int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		if n := len(lines); n > 0 && len(lines[n-1])+1+len(word) <= width {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}
