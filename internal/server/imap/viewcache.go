package imap

import (
	"context"
	"slices"
	"sync"

	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// viewCache remembers the views of folders, so that selecting a large one costs what has changed in it since and not
// what is in it.
type viewCache struct {
	mu      sync.Mutex
	entries map[mailbox.FolderID]cachedView
	runs    int // of all entries
}

// cachedView is a view as of a ModSeq. Its runs are never changed.
type cachedView struct {
	runs   []run
	cursor mailbox.ModSeq
}

// cachedRuns bounds the cache: 12 octets each.
const cachedRuns = 1 << 20

func (c *viewCache) get(id mailbox.FolderID) (cachedView, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.entries[id]
	return v, ok
}

// put keeps a view. The caller may change it afterwards.
func (c *viewCache) put(id mailbox.FolderID, v *view, cursor mailbox.ModSeq) {
	entry := cachedView{slices.Clone(v.runs), cursor}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries == nil {
		c.entries = make(map[mailbox.FolderID]cachedView)
	}
	c.drop(id)
	for other := range c.entries { // in no order, which is as good as any
		if c.runs+len(entry.runs) <= cachedRuns {
			break
		}
		c.drop(other)
	}
	c.entries[id] = entry
	c.runs += len(entry.runs) + 1 // an empty view takes room, too
}

func (c *viewCache) drop(id mailbox.FolderID) {
	if v, ok := c.entries[id]; ok {
		delete(c.entries, id)
		c.runs -= len(v.runs) + 1
	}
}

// look returns the present view of a folder and the ModSeq that it is as of.
func (s *Server) look(ctx context.Context, id mailbox.FolderID) (view, mailbox.ModSeq, error) {
	if cached, ok := s.views.get(id); ok {
		ch, err := s.mail.Changes(ctx, id, cached.cursor)
		if err != nil {
			return view{}, 0, err
		}
		if !ch.Resync {
			v := view{runs: slices.Clone(cached.runs)}
			v.remove(ch.Vanished)
			for i := range ch.Items {
				v.add(ch.Items[i].UID)
			}
			if len(ch.Items)+len(ch.Vanished) > 0 {
				s.views.put(id, &v, ch.ModSeq)
			}
			return v, ch.ModSeq, nil
		}
	}
	snapshot, err := s.mail.View(ctx, id)
	if err != nil {
		return view{}, 0, err
	}
	v := newView(snapshot.UIDs)
	s.views.put(id, &v, snapshot.Folder.ModSeq)
	return v, snapshot.Folder.ModSeq, nil
}
