// Package directory knows who exists: organizations, their mail domains, and
// in each organization the users, groups and resources with their names,
// addresses, members and delegates. It holds the rules of Amazon WorkMail for
// all of them, and answers the mail path: whose address is this, and whose
// login.
//
// # Entities
//
// Users, groups and resources are entities. They share a name space, an
// address space and a life cycle:
//
//	Create → DISABLED → Register → ENABLED → Deregister → DISABLED → Delete → DELETED
//
// An entity exists in the directory from its creation. Address, aliases,
// mailbox and dates hang on the registration, which comes and goes; the mailbox
// of a deregistered entity is kept by the mailbox service for 30 days under the
// entity's identifier. A deleted entity stays visible as DELETED for a while,
// without its name, addresses, memberships or delegations being taken.
//
// Requests name an entity by identifier, address or name, tried in that
// order. Names, addresses and organization aliases compare without case.
//
// # Organizations
//
// A request to create or delete an organization is recorded as a state
// (Requested, Deleting) and carried out by [Directory.Run], step by step, each
// step one transaction. What a crash interrupts is taken up from the recorded
// state at the next start, by any process on the same database.
//
// Everything that changes within an organization first takes its row as a lock
// (see lockOrganization), so rules that look at several rows hold without
// further care.
package directory
