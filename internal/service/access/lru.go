package access

import "container/list"

// An lru is a map that holds at most max entries and forgets the one that was
// touched longest ago. It is not safe for concurrent use.
type lru[K comparable, V any] struct {
	max     int
	entries map[K]*list.Element
	order   *list.List // front is the newest; values are *lruEntry[K, V]
}

type lruEntry[K comparable, V any] struct {
	key   K
	value V
}

func newLRU[K comparable, V any](maxEntries int) *lru[K, V] {
	return &lru[K, V]{max: maxEntries, entries: make(map[K]*list.Element), order: list.New()}
}

// get returns the value of key and marks it as just touched.
func (l *lru[K, V]) get(key K) (value V, ok bool) {
	el, ok := l.entries[key]
	if !ok {
		return value, false
	}
	l.order.MoveToFront(el)
	return el.Value.(*lruEntry[K, V]).value, true
}

// put sets the value of key and marks it as just touched.
func (l *lru[K, V]) put(key K, value V) {
	if el, ok := l.entries[key]; ok {
		el.Value.(*lruEntry[K, V]).value = value
		l.order.MoveToFront(el)
		return
	}
	l.entries[key] = l.order.PushFront(&lruEntry[K, V]{key, value})
	if l.order.Len() > l.max {
		l.removeElement(l.order.Back())
	}
}

func (l *lru[K, V]) remove(key K) {
	if el, ok := l.entries[key]; ok {
		l.removeElement(el)
	}
}

func (l *lru[K, V]) removeElement(el *list.Element) {
	l.order.Remove(el)
	delete(l.entries, el.Value.(*lruEntry[K, V]).key)
}

func (l *lru[K, V]) len() int { return l.order.Len() }
