package awsapi

import (
	"log/slog"
	"net/http"
	"time"
)

// NewServer returns an HTTP server for a door with the limits that keep slow or
// hostile clients from holding memory and connections: a request is small, so it
// arrives within seconds or not at all. The caller listens, serves and shuts it
// down. What net/http has to say goes to log at debug level, because most of it is
// caused by clients.
func NewServer(door http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           door,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}
