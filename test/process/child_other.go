//go:build !linux

package process

import "syscall"

func childOfThis() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
