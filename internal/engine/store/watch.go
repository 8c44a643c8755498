package store

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// A Topic names something whose changes can be watched, such as one mailbox.
type Topic struct {
	Kind string // a short word without ':'
	ID   int64
}

// String is the topic as it crosses a connection.
func (t Topic) String() string { return t.Kind + ":" + strconv.FormatInt(t.ID, 10) }

func parseTopic(s string) (Topic, error) {
	kind, id, ok := strings.Cut(s, ":")
	n, err := strconv.ParseInt(id, 10, 64)
	if !ok || err != nil {
		return Topic{}, fmt.Errorf("notification %q is not kind:number", s)
	}
	return Topic{kind, n}, nil
}

// A Watcher hears that a topic has changed. It carries no data: who hears it
// asks the store what is new since the last look. A watcher's queue is one
// place deep, so a slow watcher costs nothing and misses nothing.
type Watcher struct {
	C     <-chan struct{} // receives after one or more commits
	c     chan struct{}
	topic Topic
	hub   *hub
	once  sync.Once
}

// Close ends the watch. It does not close C.
func (w *Watcher) Close() { w.once.Do(func() { w.hub.remove(w) }) }

// Watch begins to watch topic. The caller closes the watcher.
func (s *Store) Watch(topic Topic) *Watcher { return s.hub.watch(topic) }

// hub hands the topics of committed transactions to their watchers.
type hub struct {
	mu       sync.Mutex
	watchers map[Topic]map[*Watcher]struct{}
}

func newHub() *hub { return &hub{watchers: map[Topic]map[*Watcher]struct{}{}} }

func (h *hub) watch(t Topic) *Watcher {
	c := make(chan struct{}, 1)
	w := &Watcher{C: c, c: c, topic: t, hub: h}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.watchers[t] == nil {
		h.watchers[t] = map[*Watcher]struct{}{}
	}
	h.watchers[t][w] = struct{}{}
	return w
}

func (h *hub) remove(w *Watcher) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.watchers[w.topic], w)
	if len(h.watchers[w.topic]) == 0 {
		delete(h.watchers, w.topic)
	}
}

func (h *hub) publish(topics []Topic) {
	if len(topics) == 0 {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, t := range topics {
		for w := range h.watchers[t] {
			w.wake()
		}
	}
}

// publishAll wakes everyone: after a lost connection nobody knows what was
// missed.
func (h *hub) publishAll() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, ws := range h.watchers {
		for w := range ws {
			w.wake()
		}
	}
}

func (w *Watcher) wake() {
	select {
	case w.c <- struct{}{}:
	default: // already has one waiting
	}
}
