// Package api holds the published AWS contracts that Mailstead serves, as data,
// because the contract and not our code decides what an operation is. A new
// operation, member or bound is a change of the JSON file in contract/ followed
// by go generate; the Go code in the sub-packages is never edited by hand.
//
// The contract of WorkMail Message Flow lies beside that of WorkMail. It speaks
// REST, which the generator refuses, so no code is made from it.
package api

//go:generate go run ./gen -contract contract/workmail-2017-10-01.json -out workmail
