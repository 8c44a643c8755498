package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

// apiConnections is how many connections make calls at a time.
const apiConnections = 8

// A call is an operation with its request.
type call struct {
	operation string
	body      []byte
}

// apiLoad makes signed calls as fast as they are answered.
type apiLoad struct {
	name string
	mix  func(l *lab, rnd *rand.Rand, serial int64) call
}

func describe(l *lab, rnd *rand.Rand) call {
	return call{"DescribeUser", fmt.Appendf(nil, `{"OrganizationId":"%s","UserId":"%s"}`, l.org, l.userIDs[rnd.IntN(len(l.userIDs))])}
}

// describeOnly reads one user after the other.
func describeOnly(l *lab, rnd *rand.Rand, _ int64) call { return describe(l, rnd) }

// createDescribeList is what provisioning does: of ten calls three make a user
// (without a password, whose hash is slow on purpose), five read one and two
// list the first page.
func createDescribeList(l *lab, rnd *rand.Rand, serial int64) call {
	switch n := rnd.IntN(10); {
	case n < 3:
		return call{"CreateUser", fmt.Appendf(nil, `{"OrganizationId":"%s","Name":"new%d","DisplayName":"New %d"}`, l.org, serial, serial)}
	case n < 8:
		return describe(l, rnd)
	}
	return call{"ListUsers", fmt.Appendf(nil, `{"OrganizationId":"%s","MaxResults":20}`, l.org)}
}

func (a apiLoad) run(ctx context.Context, l *lab, r *report) error {
	var serial atomic.Int64
	if _, err := a.load(ctx, l, warmUp, &serial); err != nil {
		return err
	}
	begin := time.Now()
	times, err := a.load(ctx, l, l.length(), &serial)
	if err != nil {
		return err
	}
	r.add(a.name, "signed calls", float64(len(times))/time.Since(begin).Seconds(), "/s")
	r.addTimes(a.name, "answer", times)
	return nil
}

func (a apiLoad) load(ctx context.Context, l *lab, length time.Duration, serial *atomic.Int64) ([]time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, length)
	defer cancel()
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		all   []time.Duration
		first error
	)
	for i := range apiConnections {
		wg.Go(func() {
			times, err := a.connection(ctx, l, uint64(i), serial)
			mu.Lock()
			defer mu.Unlock()
			all = append(all, times...)
			if first == nil {
				first = err
			}
		})
	}
	wg.Wait()
	return all, first
}

func (a apiLoad) connection(ctx context.Context, l *lab, seed uint64, serial *atomic.Int64) ([]time.Duration, error) {
	c, err := dialAPI(l.server.Addr("api"), l.server.CredentialsFile())
	if err != nil {
		return nil, err
	}
	defer c.close()
	rnd := rand.New(rand.NewPCG(seed, 1))
	var times []time.Duration
	for ctx.Err() == nil {
		next := a.mix(l, rnd, serial.Add(1))
		begin := time.Now()
		if _, err := c.call(next.operation, next.body); err != nil {
			return times, err
		}
		times = append(times, time.Since(begin))
	}
	return times, nil
}
