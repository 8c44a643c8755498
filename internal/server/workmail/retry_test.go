package workmail_test

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

// brokenConnections has a client try again when a connection broke under an
// answer, as every client of the API does, and never because of an answer. On a
// machine that is short of everything a loopback connection can be reset.
func brokenConnections() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.Retryables = []retry.IsErrorRetryable{retry.RetryableConnectionError{}}
	})
}
