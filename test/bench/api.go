package main

import (
	"bufio"
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	region       = "us-east-1"
	target       = "WorkMailService."
	callDeadline = 30 * time.Second
	maxAnswer    = 4 << 20 // bytes
)

// An apiClient is one connection that makes signed calls. It is an HTTP/1.1
// client of few lines: the one of the standard library would cost as much as the
// server.
type apiClient struct {
	conn    net.Conn
	in      *bufio.Reader
	host    string
	id      string
	secret  string
	day     string // of signingKey
	signing []byte
	out     bytes.Buffer
}

func dialAPI(address, credentials string) (*apiClient, error) {
	content, err := os.ReadFile(credentials)
	if err != nil {
		return nil, err
	}
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	c := &apiClient{conn: conn, in: bufio.NewReader(conn), host: address}
	for line := range strings.Lines(string(content)) {
		name, value, _ := strings.Cut(line, "=")
		switch strings.TrimSpace(name) {
		case "aws_access_key_id":
			c.id = strings.TrimSpace(value)
		case "aws_secret_access_key":
			c.secret = strings.TrimSpace(value)
		}
	}
	return c, nil
}

func (c *apiClient) close() { _ = c.conn.Close() }

// decode makes a call and decodes its answer into out unless out is nil.
func (c *apiClient) decode(out any, operation string, in map[string]any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	answer, err := c.call(operation, body)
	if err != nil || out == nil {
		return err
	}
	return json.Unmarshal(answer, out)
}

// call makes a call and returns the body of its answer, valid until the next one.
func (c *apiClient) call(operation string, body []byte) ([]byte, error) {
	now := time.Now().UTC()
	date := now.Format("20060102T150405Z")
	c.out.Reset()
	fmt.Fprintf(&c.out, "POST / HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Date: %s\r\nX-Amz-Target: %s%s\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n",
		c.host, date, target, operation, c.authorization(date, operation, body), len(body))
	c.out.Write(body)
	if err := c.conn.SetDeadline(now.Add(callDeadline)); err != nil {
		return nil, err
	}
	if _, err := c.conn.Write(c.out.Bytes()); err != nil {
		return nil, err
	}
	status, answer, err := c.answer()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", operation, err)
	}
	if status != 200 {
		return nil, fmt.Errorf("%s: HTTP status %d: %s", operation, status, answer)
	}
	return answer, nil
}

// answer reads a response with a Content-Length.
func (c *apiClient) answer() (int, []byte, error) {
	line, err := c.in.ReadString('\n')
	if err != nil {
		return 0, nil, err
	}
	words := strings.SplitN(line, " ", 3)
	if len(words) < 3 {
		return 0, nil, fmt.Errorf("not an HTTP status line: %q", line)
	}
	status, err := strconv.Atoi(words[1])
	if err != nil {
		return 0, nil, err
	}
	length := -1
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return 0, nil, err
		}
		name, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			break
		}
		if strings.EqualFold(name, "Content-Length") {
			if length, err = strconv.Atoi(strings.TrimSpace(value)); err != nil {
				return 0, nil, err
			}
		}
	}
	if length < 0 || length > maxAnswer {
		return 0, nil, errors.New("the answer has no Content-Length, or one that is too large")
	}
	body := make([]byte, length)
	_, err = io.ReadFull(c.in, body)
	return status, body, err
}

// authorization signs with AWS Signature Version 4.
func (c *apiClient) authorization(date, operation string, body []byte) string {
	const signed = "content-type;host;x-amz-date;x-amz-target"
	day := date[:8]
	scope := day + "/" + region + "/workmail/aws4_request"
	canonical := "POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:" + c.host + "\nx-amz-date:" + date +
		"\nx-amz-target:" + target + operation + "\n\n" + signed + "\n" + hexSum(body)
	text := "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hexSum([]byte(canonical))
	if c.day != day {
		key := []byte("AWS4" + c.secret)
		for _, part := range []string{day, region, "workmail", "aws4_request"} {
			key = mac(key, part)
		}
		c.day, c.signing = day, key
	}
	return "AWS4-HMAC-SHA256 Credential=" + c.id + "/" + scope + ", SignedHeaders=" + signed +
		", Signature=" + hex.EncodeToString(mac(c.signing, text))
}

func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text)) // never fails
	return h.Sum(nil)
}
