// Package sitetest looks at built sites the way readers do: in a real browser, served by a host and from a folder.
//
// Its tests are part of `make test`. They build two sites, that of the archive around this package and that of papers that never were, which have
// every kind of sheet in its plainest and its fullest shape (papers.go), and open their sheets in Chromium. Which sheets there are is read from
// the built site, and a kind of package render that has no sheet in them fails the test: a new kind is looked at from its first day.
//
// What it promises of a site: nothing on the console, no request that fails or leaves the site, no sheet wider than the window, no rule of axe-core
// broken, every link within reach of the Tab key, every sheet within reach of the home page, every text there without scripts; at 200 % and with WCAG's
// text spacing nothing cut off, days and bars seen in forced colours, and an ordinary article in two requests of at most 12 KiB together.
//
// Nothing here is part of the program gen, and a test whose browser is missing fails and says how to get it.
package sitetest
