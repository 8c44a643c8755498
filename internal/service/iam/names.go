package iam

import (
	"encoding/base32"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Prefixes of identifiers, as AWS has them: they tell what an identifier is of.
const (
	prefixUser      = "AIDA"
	prefixRole      = "AROA"
	prefixPolicy    = "ANPA"
	prefixAccessKey = "AKIA"
	prefixSession   = "ASIA"
)

var (
	validName        = regexp.MustCompile(`^[\w+=,.@-]{1,64}$`)
	validPolicyName  = regexp.MustCompile(`^[\w+=,.@-]{1,128}$`)
	validSessionName = regexp.MustCompile(`^[\w+=,.@-]{2,64}$`)
	validExternalID  = regexp.MustCompile(`^[\w+=,.@:/-]+$`) // 2 to 1224 of them
	validAccessKey   = regexp.MustCompile(`^A[KS]IA[A-Z2-7]{16}$`)
)

const nameCharacters = "letters, digits and _+=,.@-"

func checkName(what, name string) error {
	if !validName.MatchString(name) {
		return refuse(Invalid, "%q is no name of a %s; use 1 to 64 %s", clip(name), what, nameCharacters)
	}
	return nil
}

func checkPolicyName(name string) error {
	if !validPolicyName.MatchString(name) {
		return refuse(Invalid, "%q is no name of a policy; use 1 to 128 %s", clip(name), nameCharacters)
	}
	return nil
}

// fold is the form by which names are unique.
func fold(name string) string { return strings.ToLower(name) }

func seconds(d time.Duration) string { return strconv.FormatInt(int64(d/time.Second), 10) }

func clip(s string) string {
	const longest = 128
	if len(s) > longest {
		return strings.ToValidUTF8(s[:longest], "") + "..."
	}
	return s
}

func (s *Service) userARN(name string) string {
	return "arn:aws:iam::" + s.cfg.Account + ":user/" + name
}

func (s *Service) roleARN(name string) string {
	return "arn:aws:iam::" + s.cfg.Account + ":role/" + name
}

func (s *Service) policyARN(name string) string {
	return "arn:aws:iam::" + s.cfg.Account + ":policy/" + name
}

// PolicyARN returns the ARN of a policy of which either the ARN or the name is
// given. A name is that of a policy of the account, or else of a built-in one.
func (s *Service) PolicyARN(nameOrARN string) string {
	if strings.HasPrefix(nameOrARN, "arn:") {
		return nameOrARN
	}
	if _, ok := builtIn(builtInPrefix + nameOrARN); ok {
		return builtInPrefix + nameOrARN
	}
	return s.policyARN(nameOrARN)
}

// newID draws an identifier: a prefix and 16 characters.
func (s *Service) newID(prefix string) (string, error) {
	var raw [10]byte
	if _, err := io.ReadFull(s.cfg.Rand, raw[:]); err != nil {
		return "", fmt.Errorf("draw an identifier: %w", err)
	}
	return prefix + base32.StdEncoding.EncodeToString(raw[:]), nil
}

// newSecret draws a secret access key of 40 characters.
func (s *Service) newSecret() (string, error) {
	var raw [30]byte
	if _, err := io.ReadFull(s.cfg.Rand, raw[:]); err != nil {
		return "", fmt.Errorf("draw a secret access key: %w", err)
	}
	return base64.StdEncoding.EncodeToString(raw[:]), nil
}
