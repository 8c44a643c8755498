package harness

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
)

// Region is the region that clients name. Any would do.
const Region = "us-east-1"

// A Key is an access key.
type Key struct{ ID, Secret string }

// ReadKey reads the first key of a file in the AWS shared-credentials format.
func ReadKey(path string) (Key, error) {
	f, err := os.Open(path)
	if err != nil {
		return Key{}, err
	}
	defer f.Close()
	var key Key
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), "=")
		switch strings.TrimSpace(name) {
		case "aws_access_key_id":
			key.ID = strings.TrimSpace(value)
		case "aws_secret_access_key":
			key.Secret = strings.TrimSpace(value)
		}
	}
	if err := lines.Err(); err != nil {
		return Key{}, err
	}
	if key.ID == "" || key.Secret == "" {
		return Key{}, fmt.Errorf("%s holds no access key", path)
	}
	return key, nil
}

// NewAPI returns a client of the AWS SDK for an endpoint.
func NewAPI(endpoint string, key Key) *workmail.Client {
	return workmail.New(workmail.Options{
		BaseEndpoint: &endpoint,
		Region:       Region,
		Credentials:  aws.NewCredentialsCache(credentials.NewStaticCredentialsProvider(key.ID, key.Secret, "")),
		// An error of the server under test is for the test to see at once.
		RetryMaxAttempts: 1,
		HTTPClient:       httpClient(),
	})
}

const apiTimeout = 60 * time.Second
